#pragma once
// What the history must know of a metric.

#include "harness/stats/change_points.hpp"

#include <span>
#include <string>
#include <vector>

namespace yieldmark::store {

/// Instructions and heap figures: the same in every process, so that each difference is real.
[[nodiscard]] bool is_exact(std::string const& metric);

/// The changes of level in a series of that metric's ratios: of instructions from 0.5 % on (a relink moves
/// three file cases by up to 0.3 %), of heap figures any, of the rest as stats::find_change_points says.
[[nodiscard]] std::vector<stats::level_change> changes_in(std::string const& metric,
                                                          std::span<double const> ratios);

} // namespace yieldmark::store
