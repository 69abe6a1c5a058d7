#pragma once
// A metric of two sides whose processes were not measured in turn: Yuen's test over the logarithms. Pure.

#include "harness/compare/comparison.hpp"

#include <span>
#include <string>
#include <vector>

namespace yieldmark::compare {

/// One value of each process: its least one, or its median.
[[nodiscard]] std::vector<double> least_by_process(std::span<results::sample const> samples);
[[nodiscard]] std::vector<double> medians_by_process(std::span<results::sample const> samples);

/// The change from values by process, of which at least one a side, all above 0; it isn't `changed` yet, since p is
/// to be adjusted over the cases first. With too few processes it can't be told. `level` is the error level that
/// `detectable` is reported for.
[[nodiscard]] change unpaired_change(std::string metric, std::span<double const> base,
                                     std::span<double const> now, double threshold, double level);

} // namespace yieldmark::compare
