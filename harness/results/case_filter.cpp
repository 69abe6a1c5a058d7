#include "harness/results/case_filter.hpp"

#include "harness/system/errors.hpp"
#include "harness/system/nearest.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fnmatch.h>
#include <iterator>

namespace yieldmark::results {

namespace {

constexpr char const* glob_characters = "*?[\\";

bool is_leading_part(std::string_view name, std::string_view pattern) {
    if (!name.starts_with(pattern) || pattern.empty())
        return false;
    return name.size() == pattern.size() || pattern.back() == '/' || name[pattern.size()] == '/';
}

bool globs(std::string_view name, std::string_view pattern) {
    return fnmatch(std::string(pattern).c_str(), std::string(name).c_str(), 0) == 0;
}

// The first part of a name, which is taken off it.
std::string_view next_part(std::string_view& name) {
    auto const part = name.substr(0, name.find('/'));
    name.remove_prefix(std::min(part.size() + 1, name.size()));
    return part;
}

} // namespace

bool case_matches(std::string_view name, std::string_view pattern, std::string_view suite) {
    if (pattern.empty())
        return false;
    return pattern == suite || is_leading_part(name, pattern) || globs(name, pattern);
}

bool may_match_example(std::string_view example, std::string_view pattern, std::string_view suite) {
    if (pattern.empty())
        return false;
    auto const literal = pattern.substr(0, pattern.find_first_of(glob_characters));
    if (auto const slash = literal.find('/'); slash != std::string_view::npos)
        return literal.substr(0, slash) == example;
    if (literal.size() == pattern.size())
        return pattern == example || pattern == suite;
    return example.starts_with(literal);
}

std::string only_case(std::vector<std::string> const& names, std::string const& pattern,
                      std::string_view advice) {
    if (std::ranges::find(names, pattern) != names.end())
        return pattern;
    std::vector<std::string> matched;
    case_filter filter({pattern});
    std::ranges::copy_if(names, std::back_inserter(matched),
                         [&](auto const& name) { return filter.takes(name); });
    static_cast<void>(filter.report_idle("case", advice));
    if (matched.size() > 1)
        throw system::usage_error(fmt::format("'{}' names {} cases, {} and {} among them; name one", pattern,
                                              matched.size(), matched[0], matched[1]));
    return matched.front();
}

std::string quoted(std::vector<std::string> const& patterns) {
    return fmt::format("'{}'", fmt::join(patterns, "', '"));
}

case_filter::case_filter(std::vector<std::string> patterns)
    : patterns_(std::move(patterns)), answered_(patterns_.size(), false) {}

bool case_filter::takes(std::string_view name, std::initializer_list<std::string_view> groups) {
    bool taken = patterns_.empty();
    if (!taken)
        remember(name, groups);
    for (std::size_t i = 0; i < patterns_.size(); ++i)
        if (case_matches(name, patterns_[i]) ||
            (!patterns_[i].empty() && std::ranges::find(groups, patterns_[i]) != groups.end()))
            answered_[i] = taken = true;
    return taken;
}

std::vector<std::string> case_filter::idle() const {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < patterns_.size(); ++i)
        if (!answered_[i])
            all.push_back(patterns_[i]);
    return all;
}

void case_filter::remember(std::string_view name, std::initializer_list<std::string_view> groups) {
    auto const add = [](auto& to, std::string_view part) {
        if (!part.empty() && to.find(part) == to.end())
            to.emplace(part);
    };
    add(firsts_, next_part(name));
    for (auto const group : groups)
        add(firsts_, group);
    while (!name.empty())
        if (auto const part = next_part(name); part.find_first_not_of("0123456789") != std::string_view::npos)
            add(inner_, part);
}

// A part in the middle of a name needs a glob around it: that is what whoever names a technique alone wants.
std::string case_filter::meant(std::string const& pattern) const {
    if (pattern.find_first_of(glob_characters) != std::string::npos)
        return {};
    std::string_view rest = pattern;
    std::string const first(next_part(rest));
    std::vector<std::string> const firsts(firsts_.begin(), firsts_.end());
    if (auto const found = system::meant(first, firsts); !found.empty() && !firsts_.contains(first))
        return rest.empty() ? found : found + '/' + std::string(rest);
    if (!rest.empty())
        return {};
    auto const inner = inner_.contains(first)
                           ? first
                           : system::meant(first, std::vector<std::string>(inner_.begin(), inner_.end()));
    return inner.empty() ? "" : "*/" + inner + "/*";
}

std::string case_filter::report_idle(std::string_view what, std::string_view advice) const {
    auto const silent = idle();
    if (silent.empty())
        return {};
    std::vector<std::string> others;
    for (auto const& pattern : silent)
        if (auto const other = meant(pattern); !other.empty())
            others.push_back(other);
    auto line = fmt::format("no {} matches {}", what, quoted(silent));
    if (!others.empty())
        line += fmt::format("; did you mean {}?", quoted(others));
    if (!advice.empty())
        line += fmt::format("{} {}", others.empty() ? ";" : "", advice);
    if (silent.size() == patterns_.size())
        throw system::usage_error(line);
    return line;
}

} // namespace yieldmark::results
