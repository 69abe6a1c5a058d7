#pragma once
// Where the level of a series of ratios changes for good. Pure functions. How the limits were chosen, and
// what they find: docs/history.md.

#include <cstddef>
#include <span>
#include <vector>

namespace yieldmark::stats {

/// What counts as a change of level.
struct change_limits {
    double p = 1e-5;              // greatest p of the t-test between the two levels
    double magnitude = 0.01;      // least |after / before - 1|
    std::size_t least_points = 4; // a level has at least so many values; fewer are taken for outliers
};

/// A change of level between values[at - 1] and values[at].
struct level_change {
    std::size_t at = 0;   // index of the new level's first value
    double before = 0;    // median of the level before
    double after = 0;     // median of the level that begins here
    double p = 1;         // of "both levels are the same"; see find_change_points
    bool gradual = false; // less than half of it comes within three values of `at`: a drift, and no single
                          // value is where it happened
};

/// The changes of level in a noisy series, by E-divisive means (Matteson and James 2014, "A nonparametric
/// approach for multiple change point analysis of multivariate data"), on ln(values) with alpha = 1: splits
/// the series where the energy distance between what lies before and what follows, up to any end, is
/// greatest, and each part again. The order of the values is that of the revisions.
///
/// Significance is not the paper's permutation test, which would need 10^5 permutations to tell p = 1e-5. As
/// in Apache Otava it is Student's two-sided t-test (equal variances) between a level and the next: a split
/// is tried at 1e-3, then those are merged again whose full levels don't differ at limits.p and
/// limits.magnitude. That p isn't corrected for the search for the best place; this is why its limit is so
/// low. Values that agree with neither neighbourhood are drawn in to 3 times the noise first, so that an
/// outlier neither makes a change nor hides one.
///
/// O(n^2) for each level. Fewer than 2 * limits.least_points values: empty. Throws std::invalid_argument if a
/// value is not finite and positive, or least_points < 2.
[[nodiscard]] std::vector<level_change> find_change_points(std::span<double const> values,
                                                           change_limits const& limits = {});

/// The changes in a series without noise (instructions, heap), where each difference is real: every value
/// that differs from the first one of its level by more than `magnitude` (relative; of that first one) begins
/// a new level. p is 0. Values may be 0. Throws std::invalid_argument if one is negative or not finite.
[[nodiscard]] std::vector<level_change> find_exact_changes(std::span<double const> values,
                                                           double magnitude = 0);

} // namespace yieldmark::stats
