#pragma once
// Estimators over the processes of a run. Pure functions.

#include <span>

namespace yieldmark::stats {

/// An estimate with the interval that contains the true value with the given confidence.
struct interval {
    double low = 0;
    double estimate = 0;
    double high = 0;
    double confidence = 0; // 0.95 and the like; 0: too few values for any interval (low = high = estimate)

    /// Whether `value` is among what the data allow.
    [[nodiscard]] bool holds(double value) const { return low <= value && value <= high; }
};

/// Median; the mean of the middle two for an even count. Throws std::invalid_argument if empty or not finite.
[[nodiscard]] double median(std::span<double const> values);

/// The value below which about `share` of the others lie: the one of rank floor(share * (count - 1)), from 0.
/// Throws std::invalid_argument if empty or not finite, or share outside [0, 1].
[[nodiscard]] double quantile(std::span<double const> values, double share);

/// Median with its bootstrap percentile interval. The bootstrap distribution of a median is computed exactly
/// from the multinomial of resampling (Efron 1979, Maritz and Jarrett 1978), so there is no random
/// resampling and the same data always give the same interval. Below 3 values the confidence is 0.
/// (An even count above 400 gets an interval wider by up to the gap between neighbouring values.) What share
/// of such intervals contains the true median: docs/statistics.md. Throws std::invalid_argument if empty, not
/// finite, or confidence outside (0, 1).
[[nodiscard]] interval bootstrap_median(std::span<double const> values, double confidence = 0.95);

/// The interval of a ratio from that of its logarithm: each end by exp.
[[nodiscard]] interval ratio_of_logs(interval const& logs);

/// The interval of 1 / r. Its ends must not be 0.
[[nodiscard]] interval inverse(interval const& r);

/// Ratio a/b of two cases measured side by side: values[i] of both come from the same process. The estimate
/// is exp(median of ln(a_i / b_i)), the interval that median's bootstrap interval. Throws
/// std::invalid_argument if the counts differ, are zero, or a value is not finite and positive.
[[nodiscard]] interval paired_ratio(std::span<double const> a, std::span<double const> b,
                                    double confidence = 0.95);

/// Geometric mean. Throws std::invalid_argument if empty or a value is not finite and positive.
[[nodiscard]] double geometric_mean(std::span<double const> values);

} // namespace yieldmark::stats
