#include "harness/compare/own_part.hpp"

#include "harness/results/case_filter.hpp"
#include "harness/results/clock.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace yieldmark::compare {

namespace {

// Of executables nobody knows the revision.
std::string identity_of(side const& of) {
    return of.revision.empty() ? of.given : of.revision;
}

} // namespace

std::map<std::string, std::string> asked_in_words(comparison const& c, comparison_request const& asked) {
    return {{"base", identity_of(c.base)},
            {"new", identity_of(c.now)},
            {"filters", results::quoted(asked.filters)},
            {"cases", asked.all ? "all" : "chosen"},
            {"unchanged cases", asked.measure_unchanged ? "measured" : "left out"},
            {"metrics", fmt::format("{}", fmt::join(asked.metrics, ","))},
            {"pairs", fmt::format("{} and {}", asked.first_pairs, asked.second_pairs)},
            {"thresholds", fmt::format("{}, {} and {}", asked.time_threshold, asked.instructions_threshold,
                                       asked.counter_threshold)},
            {"false discovery rate", fmt::format("{}", asked.false_discovery_rate)},
            {"clock", results::to_string(asked.clock)},
            {"arguments", results::quoted(asked.arguments)}};
}

results::part keep_part(selection& chosen, run::shard_request const& shard,
                        std::function<std::string(std::string const&)> const& prefix_of,
                        std::map<std::string, std::string> asked) {
    std::vector<run::case_of_unit> whole;
    for (auto const* names : {&chosen.both, &chosen.base, &chosen.added})
        for (auto const& name : *names)
            whole.push_back({name, run::unit_of(name, prefix_of(name))});
    auto part = run::divide(shard, whole, run::read_seconds(shard.balance));
    part.asked = std::move(asked);
    for (auto* names : {&chosen.both, &chosen.base, &chosen.added})
        *names = run::cases_within(part, *names);
    return part;
}

std::vector<duel::injection> own_injections(comparison_request const& asked,
                                            std::vector<std::string> const& cases) {
    auto own = asked.inject;
    if (asked.shard || !asked.cases.empty())
        std::erase_if(own, [&](auto const& one) {
            return std::ranges::none_of(
                cases, [&](auto const& name) { return results::case_matches(name, one.cases); });
        });
    return own;
}

} // namespace yieldmark::compare
