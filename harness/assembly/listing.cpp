#include "harness/assembly/listing.hpp"

#include "harness/system/errors.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace yieldmark::assembly {

namespace {

template <class T> std::optional<T> number(std::string_view digits, int base) {
    T value{};
    auto const* const end = digits.data() + digits.size();
    auto const [after, error] = std::from_chars(digits.data(), end, value, base);
    return !digits.empty() && error == std::errc{} && after == end ? std::optional(value) : std::nullopt;
}

template <class Visit> void each_line(std::string_view text, Visit visit) {
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        visit(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

class dump_reader {
public:
    explicit dump_reader(std::string_view executable) : executable_(executable) {}

    void take(std::string_view line) {
        if (line.starts_with("ob="))
            in_executable_ = line.substr(3) == executable_;
        else if (line.starts_with("fn="))
            function_ = line.substr(3);
        else if (line.starts_with("calls="))
            inclusive_next_ = true;
        else if (line.starts_with("0x"))
            take_cost(line);
    }

    counts result;

private:
    void take_cost(std::string_view line) {
        if (std::exchange(inclusive_next_, false))
            return;
        auto const space = line.find(' ');
        auto const address = number<std::uint64_t>(line.substr(2, space - 2), 16);
        auto const cost =
            space == line.npos ? std::nullopt : number<std::uint64_t>(line.substr(space + 1), 10);
        if (!address || !cost)
            throw system::run_error("Callgrind's dump has a line that can't be read: " + std::string(line));
        result.total += *cost;
        if (in_executable_)
            result.at[*address] += *cost;
        else
            result.elsewhere[function_] += *cost;
    }

    std::string_view executable_;
    std::string function_;
    bool in_executable_ = false;
    bool inclusive_next_ = false;
};

// "0000000000012340 <name>:"
std::optional<std::string_view> function_head(std::string_view line) {
    auto const open = line.find(" <");
    if (open == line.npos || !line.ends_with(">:") || !number<std::uint64_t>(line.substr(0, open), 16))
        return std::nullopt;
    return line.substr(open + 2, line.size() - open - 4);
}

// "   12340:\tadd    $0x1,%rax"
std::optional<instruction> code_line(std::string_view line) {
    auto const first = line.find_first_not_of(' ');
    auto const colon = line.find(":\t");
    if (first == 0 || first == line.npos || colon == line.npos || colon < first)
        return std::nullopt;
    auto const address = number<std::uint64_t>(line.substr(first, colon - first), 16);
    if (!address)
        return std::nullopt;
    instruction one{.address = *address, .text = std::string(line.substr(colon + 2)), .file = {}};
    one.text.erase(one.text.find_last_not_of(' ') + 1);
    return one;
}

struct place {
    std::string file;
    unsigned line = 0;
};

// "/path/file.hpp:12 (discriminator 2)"
std::optional<place> source_line(std::string_view line) {
    line = line.substr(0, line.find(" (discriminator"));
    auto const colon = line.rfind(':');
    if (colon == line.npos || !line.starts_with('/'))
        return std::nullopt;
    auto const at = number<unsigned>(line.substr(colon + 1), 10);
    return at ? std::optional(place{std::string(line.substr(0, colon)), *at}) : std::nullopt;
}

std::uint64_t most_executed(function const& of) {
    return of.code.empty() ? 0 : std::ranges::max(of.code, {}, &instruction::executed).executed;
}

template <typename Key>
void take_away(std::map<Key, std::uint64_t>& all, std::map<Key, std::uint64_t> const& part) {
    for (auto const& [key, count] : part)
        if (auto const found = all.find(key); found != all.end())
            found->second -= std::min(found->second, count);
    std::erase_if(all, [](auto const& one) { return one.second == 0; });
}

} // namespace

counts read_counts(std::string_view dump, std::string_view executable) {
    dump_reader reader(executable);
    each_line(dump, [&](std::string_view line) { reader.take(line); });
    return std::move(reader.result);
}

void take_away(counts& all, counts const& part) {
    take_away(all.at, part.at);
    take_away(all.elsewhere, part.elsewhere);
    all.total -= std::min(all.total, part.total);
}

std::vector<function> read_objdump(std::string_view text) {
    std::vector<function> all;
    place at;
    each_line(text, [&](std::string_view line) {
        if (auto const name = function_head(line)) {
            all.push_back({.name = std::string(*name), .code = {}});
            at = {};
        } else if (auto one = code_line(line); one && !all.empty()) {
            // A jump within the function: its address says it all.
            if (auto const within = one->text.find(" <" + all.back().name + "+0x");
                within != std::string::npos)
                one->text.erase(within);
            one->file = at.file;
            one->line = at.line;
            all.back().code.push_back(std::move(*one));
        } else if (auto const next = source_line(line)) {
            at = *next;
        }
    });
    return all;
}

std::vector<function> executed_functions(std::vector<function> all, counts const& counted) {
    std::vector<function> kept;
    for (auto& one : all) {
        for (auto& line : one.code)
            if (auto const found = counted.at.find(line.address); found != counted.at.end()) {
                line.executed = found->second;
                one.executed += found->second;
            }
        if (one.executed > 0)
            kept.push_back(std::move(one));
    }
    std::ranges::sort(kept, std::ranges::greater{}, &function::executed);
    return kept;
}

bool is_hot(function const& of, instruction const& one) {
    return one.executed > 0 && one.executed >= most_executed(of) / 10;
}

} // namespace yieldmark::assembly
