#pragma once
// Made comparisons, histories and build costs for the page's tests, with figures from a fixed seed.

#include "harness/compare/comparison.hpp"
#include "harness/store/series.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace yieldmark::test {

/// A duel over the `drain` cases of a run at each example's largest n: one case of every outcome and kind of
/// alarm, nothing else differing.
[[nodiscard]] compare::comparison made_comparison(results::run const& run);

/// What is left of a comparison that was stopped at once: no case.
[[nodiscard]] compare::comparison empty_comparison();

/// `revisions` revisions of the run's `drain` cases at each example's largest n on its first toolchain: time
/// (with intervals), instructions and peak heap, with a step of a few per cent in some.
[[nodiscard]] std::vector<store::series> made_history(results::run const& run, std::size_t revisions);

/// Compile seconds of five rounds, lines and bytes of each technique of each example on each toolchain; one
/// could not be built.
[[nodiscard]] std::vector<results::build_cost> made_builds(results::run const& run);

/// Hostile text in every name of the two.
void make_hostile(compare::comparison& c, std::string const& bad);
void make_hostile(std::vector<store::series>& all, std::string const& bad);

} // namespace yieldmark::test
