#pragma once
// Pairs of many cases, some of them slower by amounts near what can be told, as one comparison and as its parts.

#include "harness/compare/join_parts.hpp"
#include "harness/compare/verdicts.hpp"
#include "harness/run/shards.hpp"
#include "tests/duel/made_pairs.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <vector>

namespace yieldmark::test {

/// 96 cases of 24 examples. Half of the examples are slower by far, in most of their cases; of the others a case each is
/// slower by about as much as can be told. In eight parts each has examples of one half only, so what alarms there depends
/// on how many others are looked at beside it. `look`: another gives other samples of the same cases.
inline duel::pairs_by_case made_cases_of_pairs(std::uint64_t look = 0) {
    duel::pairs_by_case pairs;
    for (unsigned i = 0; i < 96; ++i) {
        auto const name = fmt::format("example_{:02}/loop/drain/{}", i / 4, 1U << (i % 4));
        bool const by_far = i / 4 % 8 < 4;
        auto const slower = by_far ? (i % 4 != 3 ? 0.08 : 0.0) : (i % 4 == 0 ? 0.03 : 0.0);
        auto const noise = by_far ? 0.02 : 0.065;
        made::add(pairs, name, 1, 15, slower, noise, 1000 * look + 3 * i);
        if (duel::is_suspicious(duel::log_ratios(pairs[name], 1), 0.02))
            made::add(pairs, name, 2, 30, slower, noise, 1000 * look + 3 * i + 1);
    }
    return pairs;
}

inline std::vector<std::string> names_in(duel::pairs_by_case const& pairs) {
    std::vector<std::string> names;
    for (auto const& [name, of] : pairs)
        names.push_back(name);
    return names;
}

inline compare::comparison comparison_of(std::vector<std::string> const& names,
                                         duel::pairs_by_case const& pairs) {
    compare::comparison c;
    c.base.given = c.base.revision = "before";
    c.now.given = c.now.revision = "after";
    c.where.host = "a host";
    c.cases = compare::verdicts(names, pairs, {.false_discovery_rate = c.false_discovery_rate});
    return c;
}

inline compare::comparison whole_comparison(duel::pairs_by_case const& pairs) {
    return comparison_of(names_in(pairs), pairs);
}

/// Part `number` of `of`, by the rule that the program divides by.
inline compare::comparison part_with(unsigned number, unsigned of, duel::pairs_by_case const& pairs) {
    std::vector<run::case_of_unit> whole;
    for (auto const& name : names_in(pairs))
        whole.push_back({name, run::unit_of(name)});
    auto part = run::divide({.number = number, .of = of}, whole, {});
    part.asked = {{"base", "before"}, {"new", "after"}};
    auto c = comparison_of(part.cases, pairs);
    c.where.host = fmt::format("node-{}", number);
    c.part = part;
    return c;
}

inline std::vector<compare::comparison_of_file> all_parts(unsigned of, duel::pairs_by_case const& pairs) {
    std::vector<compare::comparison_of_file> all;
    for (unsigned k = 1; k <= of; ++k)
        all.push_back({fmt::format("part-{}", k), part_with(k, of, pairs)});
    return all;
}

} // namespace yieldmark::test
