#include "harness/run/journal.hpp"

#include "harness/results/model.hpp"
#include "harness/run/foreign_journal.hpp"
#include "harness/seal/line.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace yieldmark::run {

namespace {

using json = nlohmann::json;

// No figure of a measurement is that large: 30 years in nanoseconds, a billion gigabytes.
constexpr double absurd = 1e18;

// A line that is none of a measurement's.
struct no_reading {};

std::string text(json const& j, char const* key) {
    auto const found = j.find(key);
    return found != j.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

// 0 if it isn't there. Throws no_reading.
double number(json const& j, char const* key) {
    auto const found = j.find(key);
    if (found == j.end())
        return 0;
    auto const value = found->is_number() ? found->get<double>() : -1;
    if (!(value >= 0 && value <= absurd))
        throw no_reading{};
    return value;
}

std::uint64_t count(json const& j, char const* key) {
    return static_cast<std::uint64_t>(number(j, key));
}

// Each has iterations, and a time unless something else was measured.
void require_figures(reading const& r) {
    auto const other = !r.values.empty() || !r.without.empty();
    if ((r.iterations == 0 && r.without.empty()) || (r.real_time <= 0 && !other))
        throw no_reading{};
}

reading to_reading(json const& line) {
    static json const none = json::object();
    auto const found = line.find("counters");
    auto const& counters = found != line.end() && found->is_object() ? *found : none;
    reading r{.real_time = number(line, "real_time"),
              .cpu_time = number(line, "cpu_time"),
              .iterations = count(line, "iterations"),
              .speed_before = number(counters, "speed_before"),
              .speed_after = number(counters, "speed_after"),
              .items = count(counters, "items"),
              .values = {}};
    for (auto const& m : results::all_metrics())
        if (std::string const id(m.id); id != results::metric::time)
            for (auto const* where : {&line, &counters})
                if (where->contains(id))
                    r.values[id] = number(*where, id.c_str());
    if (auto const why = line.find("without"); why != line.end() && why->is_object())
        for (auto const& [metric, text] : why->items())
            r.without[metric] = text.is_string() ? text.get<std::string>() : "";
    require_figures(r);
    return r;
}

} // namespace

journal::journal(unsigned repetitions, journal_format format) : repetitions_(repetitions) {
    if (format == journal_format::google_benchmark)
        entries_ = std::make_unique<entry_stream>();
}

journal::~journal() = default;
journal::journal(journal&&) noexcept = default;
journal& journal::operator=(journal&&) noexcept = default;

bool journal::ended() const {
    return entries_ ? entries_->whole() : ended_;
}

std::string journal::context() const {
    return entries_ ? entries_->context() : std::string{};
}

void journal::feed(std::string_view bytes) {
    if (entries_) {
        for (auto const& entry : entries_->feed(bytes))
            take_entry(entry);
        return;
    }
    lines_.feed(bytes, [this](std::string_view line) { take_line(line); });
}

void journal::take_line(std::string_view bytes) {
    if (bytes.empty())
        return;
    try {
        auto const line = seal::is_whole(bytes) ? json::parse(bytes, nullptr, false) : json();
        if (!line.is_object())
            throw no_reading{};
        take_object(line);
    } catch (no_reading const&) {
        ++torn_;
        spoilt_ = true; // the case it was about, whichever that is, is measured again
        open_readings_.clear();
    }
}

void journal::take_object(json const& line) {
    if (line.contains("end")) {
        close_open();
        ended_ = true;
    } else if (auto const begun = text(line, "begin"); !begun.empty()) {
        open(begun);
        spoilt_ = false;
    } else if (auto const name = text(line, "name"); !name.empty()) {
        open(name);
        take_result(name, line);
    } else {
        throw no_reading{};
    }
}

void journal::take_result(std::string const& name, json const& line) {
    if (auto const error = text(line, "error"); !error.empty()) {
        errors_[name] = error;
        open_readings_.clear();
        open_.clear();
        return;
    }
    auto const found = to_reading(line);
    if (spoilt_)
        return;
    open_readings_.push_back(found);
    if (open_readings_.size() >= repetitions_)
        close_open();
}

// Repetitions of several cases may come interleaved.
void journal::take_entry(std::string const& text) {
    auto const entry = parse_entry(text);
    if (!entry.measures || finished_.contains(entry.name))
        return;
    if (!entry.error.empty()) {
        errors_.try_emplace(entry.name, entry.error);
        return;
    }
    auto& readings = begun_[entry.name];
    readings.push_back(entry.value);
    if (readings.size() >= entry.repetitions && !errors_.contains(entry.name))
        finished_[entry.name] = std::exchange(readings, {});
}

void journal::open(std::string const& name) {
    if (name != open_)
        close_open();
    open_ = name;
}

void journal::close_open() {
    if (!open_readings_.empty()) {
        auto& all = finished_[open_];
        all.insert(all.end(), open_readings_.begin(), open_readings_.end());
    }
    open_.clear();
    open_readings_.clear();
}

} // namespace yieldmark::run
