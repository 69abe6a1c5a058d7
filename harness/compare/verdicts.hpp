#pragma once
// What the pairs of a duel, or of whole processes in turn, say of each case. Pure functions.

#include "harness/compare/comparison.hpp"
#include "harness/duel/duel.hpp"

#include <string>
#include <vector>

namespace yieldmark::compare {

/// Of the intervals of a comparison's ratios.
inline constexpr double confidence = 0.95;

/// One case_change for each of `names`, in that order, with its metric `time` if it was measured. The second
/// stage decides alone on what it measured; p are adjusted over all cases that have enough pairs (correction.hpp), where
/// one that was not suspicious counts as 1.
[[nodiscard]] std::vector<case_change> verdicts(std::vector<std::string> const& names,
                                                duel::pairs_by_case const& pairs,
                                                duel::duel_rules const& rules);

/// The same of a whole duel, with the errors of the cases that could not be measured and the side of those
/// that one side alone has.
[[nodiscard]] std::vector<case_change> verdicts(std::vector<std::string> const& names,
                                                duel::duel_result const& measured,
                                                duel::duel_rules const& rules);

} // namespace yieldmark::compare
