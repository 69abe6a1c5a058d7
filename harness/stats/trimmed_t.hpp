#pragma once
// The middle of a few values of which some may be outliers: the trimmed mean and Student's t for it.
// J. W. Tukey, D. H. McLaughlin: Less vulnerable confidence and significance procedures for location based
// on a single sample: trimming/winsorization 1. Sankhya A 25 (1963) 331-352. Pure functions.

#include "harness/stats/estimate.hpp"

#include <cstddef>
#include <span>

namespace yieldmark::stats {

/// What is trimmed at either end by default.
inline constexpr double usual_share = 0.2;

/// How many of n values are kept if `share` of them is trimmed at either end.
[[nodiscard]] std::size_t values_kept(std::size_t n, double share = usual_share);

/// The trimmed mean of a sample with what its error is.
struct trimmed_mean {
    double mean = 0;
    double error = 0;     // standard error, from the winsorized values
    double freedom = 0;   // degrees of freedom of its t; of one sample the values kept, less one
    std::size_t kept = 0; // values that are not trimmed away

    /// Two-sided p of "the true mean is `value`". With no error at all it is 1 if the mean is `value`,
    /// otherwise 0.
    [[nodiscard]] double p(double value = 0) const;

    /// The interval with that confidence. Throws std::invalid_argument if it is outside (0, 1).
    [[nodiscard]] interval with_confidence(double confidence) const;
};

/// Leaves out the floor(share * n) least and as many greatest values. Throws std::invalid_argument if a value
/// isn't finite, share is outside [0, 0.5), or fewer than two values are kept.
[[nodiscard]] trimmed_mean trimmed(std::span<double const> values, double share = usual_share);

/// Least count of values on each side that trimmed_difference takes.
inline constexpr std::size_t least_two_sample = 3;

/// The trimmed mean of `second` less that of `first`, which aren't paired and may vary differently: Yuen's test
/// (1974), with Welch's degrees of freedom. Trims usual_share. Throws std::invalid_argument if a side has
/// fewer than least_two_sample values or one that isn't finite.
[[nodiscard]] trimmed_mean trimmed_difference(std::span<double const> first, std::span<double const> second);

/// How far from 0 the true mean must be for a test with that error and freedom to find it at level `alpha`
/// (two-sided) with the given power, and with an estimate of at least `least` beside. Throws
/// std::invalid_argument for a level or power outside (0, 1), or a freedom below 1.
[[nodiscard]] double detectable_mean(double error, double freedom, double alpha, double power, double least);

} // namespace yieldmark::stats
