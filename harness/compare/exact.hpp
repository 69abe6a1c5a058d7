#pragma once
// Metrics that come out the same in every process: any difference is real. Pure.

#include "harness/compare/comparison.hpp"

#include <span>
#include <string>

namespace yieldmark::compare {

/// How an exact metric changed, from what each side's processes said (none empty, all finite, none negative).
/// It is changed where |new / base - 1| exceeds `threshold`; 0 to 0 is a ratio of 1, 0 to anything else an
/// infinite one. A side whose processes disagree by more than `threshold` can't be told.
[[nodiscard]] change exact_change(std::string metric, std::span<double const> base,
                                  std::span<double const> now, double threshold);

/// new / base, where both are 0 or more: 1 for 0 to 0, infinite for anything else over 0.
[[nodiscard]] double ratio_of(double base, double now);

} // namespace yieldmark::compare
