#pragma once
// Metrics that come out the same in every process: any difference is real. Pure.

#include "harness/compare/comparison.hpp"
#include "harness/compare/request.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace yieldmark::compare {

/// How an exact metric changed, from what each side's processes said (none empty, all finite, none negative).
/// It is changed where |new / base - 1| exceeds `threshold`; 0 to 0 is a ratio of 1, 0 to anything else an
/// infinite one. Where a side's processes disagree, all values of one side have to lie beyond those of the other as
/// well; where they disagree by more than `threshold`, at least three of each so far beyond as they disagree, or it can't
/// be told.
[[nodiscard]] change exact_change(std::string metric, std::span<double const> base,
                                  std::span<double const> now, double threshold);

/// Adds to `one` the change of each exact metric whose pass was asked for and that both sides have. `base`
/// and `now` give a side's values of a metric, by its id; none where it has none. A metric with a value below
/// 0, or one that isn't finite, is left out.
using values_of_metric = std::function<std::vector<double>(std::string const&)>;
void add_exact(case_change& one, comparison_request const& asked, values_of_metric const& base,
               values_of_metric const& now);

/// The medians of both sides (neither empty, none negative) and their ratio, without an interval: what is known before
/// anything is tested. `pairs`: values of the side that has fewer.
[[nodiscard]] change change_of_medians(std::string metric, std::span<double const> base,
                                       std::span<double const> now, double threshold);

/// new / base, where both are 0 or more: 1 for 0 to 0, infinite for anything else over 0.
[[nodiscard]] double ratio_of(double base, double now);

} // namespace yieldmark::compare
