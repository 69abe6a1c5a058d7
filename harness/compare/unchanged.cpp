#include "harness/compare/unchanged.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace yieldmark::compare {

namespace {

constexpr std::size_t most_functions = 20; // kept of what differs

} // namespace

told_apart tell_apart(std::vector<std::string> const& cases, same_code_result const& code,
                      comparison_request const& asked, system::progress& shown, std::string const& prefix) {
    told_apart apart;
    for (auto const& name : cases) {
        bool const injected = std::ranges::any_of(
            asked.inject, [&](auto const& one) { return results::case_matches(prefix + name, one.cases); });
        (code.unchanged.contains(name) && !injected ? apart.unchanged : apart.measured).push_back(name);
    }
    if (!code.why_not.empty())
        shown.note("every case is measured, as it isn't known which have the same machine code: " +
                   code.why_not);
    else if (!apart.unchanged.empty())
        shown.note(
            fmt::format("{} of {} cases have the same machine code on both sides: unchanged, not measured",
                        apart.unchanged.size(), cases.size()));
    return apart;
}

void add_unchanged(comparison& into, std::vector<std::string> const& cases, told_apart const& apart,
                   same_code_result const& code) {
    for (auto& one : into.cases)
        if (auto const found = code.changed.find(one.name); found != code.changed.end()) {
            auto const& names = found->second;
            one.changed_code.assign(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                                       names.size(), most_functions)));
        }
    for (auto const& name : apart.unchanged) {
        case_change one;
        one.name = name;
        one.unchanged = true;
        into.cases.push_back(std::move(one));
    }
    std::map<std::string, std::size_t> place;
    for (auto const& name : cases)
        place.emplace(name, place.size());
    std::ranges::sort(into.cases, {}, [&](auto const& one) {
        auto const found = place.find(one.name);
        return found == place.end() ? place.size() : found->second;
    });
}

} // namespace yieldmark::compare
