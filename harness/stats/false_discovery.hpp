#pragma once
// Many tests at once: Y. Benjamini, Y. Hochberg: Controlling the false discovery rate: a practical and
// powerful approach to multiple testing. J. R. Stat. Soc. B 57 (1995) 289-300. Pure functions.

#include <span>
#include <vector>

namespace yieldmark::stats {

/// Each p adjusted for the others: the least rate of false discoveries at which its test would be rejected.
/// In the order given; never below the p itself, never above 1. Throws std::invalid_argument for a p outside
/// [0, 1].
[[nodiscard]] std::vector<double> adjusted(std::span<double const> p);

} // namespace yieldmark::stats
