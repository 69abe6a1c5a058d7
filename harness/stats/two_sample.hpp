#pragma once
// Two samples that aren't paired: the difference of their trimmed means. Pure functions.

#include <cstddef>
#include <span>

namespace yieldmark::stats {

/// mean of the second - mean of the first, both trimmed.
struct difference {
    double estimate = 0;
    double low = 0; // of its confidence interval
    double high = 0;
    double p = 1;              // two-sided, of "no difference"
    double standard_error = 0; // of the estimate
    double freedom = 0;        // degrees of freedom
};

/// Least count of values on each side that trimmed_difference takes.
inline constexpr std::size_t least_two_sample = 3;

/// Yuen's test (1974): 20 % of the values are trimmed at each end, variances are winsorized, and may differ
/// (Welch's degrees of freedom). Below 5 values nothing is trimmed. Throws std::invalid_argument if a side
/// has fewer than least_two_sample values or one that isn't finite, or confidence lies outside (0, 1).
[[nodiscard]] difference trimmed_difference(std::span<double const> first, std::span<double const> second,
                                            double confidence = 0.95);

/// The least true difference that a test at `level` (two-sided) would have found with 80 % power, given what
/// trimmed_difference said of the spread, where the estimate must also exceed `threshold`.
[[nodiscard]] double least_detectable(difference const& d, double level, double threshold);

} // namespace yieldmark::stats
