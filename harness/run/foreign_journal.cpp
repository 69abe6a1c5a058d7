#include "harness/run/foreign_journal.hpp"

#include "harness/results/google_benchmark.hpp"
#include "harness/text/format.hpp"

#include <charconv>

namespace yieldmark::run {

namespace {

// Quotes within JSON strings are escaped, so that a key as it is searched here can't be part of one.
std::string_view after_key(std::string_view text, std::string_view key) {
    auto const at = text.find(key);
    if (at == std::string_view::npos)
        return {};
    auto const value = text.find_first_not_of(": \t\r\n", at + key.size());
    return value == std::string_view::npos ? std::string_view{} : text.substr(value);
}

unsigned repetitions_of(std::string_view text) {
    auto const digits = after_key(text, "\"repetitions\"");
    unsigned count = 1;
    std::from_chars(digits.data(), digits.data() + digits.size(), count);
    return count > 0 ? count : 1;
}

// Mean, median and spread come after the repetitions that they are of. Where there is nothing else, the
// median stands for the benchmark.
bool is_idle_aggregate(std::string_view text) {
    auto const kind = after_key(text, "\"aggregate_name\"");
    return !kind.empty() && !kind.starts_with("\"median\"");
}

bool is_median(std::string_view text) {
    return after_key(text, "\"aggregate_name\"").starts_with("\"median\"");
}

reading to_reading(results::case_result const& one) {
    reading r;
    for (auto const& s : one.samples)
        if (s.metric == results::metric::time) {
            r.real_time = s.real_time > 0 ? s.real_time : s.value;
            r.cpu_time = s.cpu_time;
            r.iterations = s.iterations;
        } else {
            r.values[s.metric] = s.value;
        }
    r.without = one.without;
    r.label = one.label;
    r.threads = one.threads;
    return r;
}

} // namespace

std::vector<std::string> entry_stream::feed(std::string_view bytes) {
    std::vector<std::string> entries;
    for (char const c : bytes)
        take(c, entries);
    return entries;
}

void entry_stream::take(char c, std::vector<std::string>& entries) {
    if (!in_string_ && (c == '{' || c == '['))
        open(c);
    if (keeping_)
        kept_ += c;
    if (in_string_) {
        in_string_ = escaped_ || c != '"';
        escaped_ = !escaped_ && c == '\\';
    } else if (c == '"') {
        in_string_ = true;
    } else if (c == '}' || c == ']') {
        close(entries);
    }
}

void entry_stream::open(char bracket) {
    if (bracket == '{' && (nesting_ == "{" || nesting_ == "{["))
        keeping_ = true;
    nesting_ += bracket;
}

void entry_stream::close(std::vector<std::string>& entries) {
    whole_ = nesting_ == "{";
    if (!nesting_.empty())
        nesting_.pop_back();
    if (!keeping_ || (nesting_ != "{" && nesting_ != "{["))
        return;
    keeping_ = false;
    if (nesting_ == "{[")
        entries.push_back(std::move(kept_));
    else if (context_.empty())
        context_ = std::move(kept_);
    kept_.clear();
}

foreign_entry parse_entry(std::string const& text) {
    foreign_entry entry;
    if (is_idle_aggregate(text))
        return entry;
    results::run whole;
    try {
        whole = results::read_json("{\"benchmarks\": [" + text::valid_utf8(text) + "]}", "an entry");
    } catch (results::read_error const&) {
        return entry; // its case stays without a result, which is reported
    }
    if (whole.cases.empty())
        return entry;
    auto const& one = whole.cases.front();
    entry = {.name = one.name.text(),
             .error = one.error,
             .value = to_reading(one),
             .repetitions = is_median(text) ? 1 : repetitions_of(text),
             .measures = true};
    return entry;
}

} // namespace yieldmark::run
