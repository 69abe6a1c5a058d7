#pragma once
// A straight line through figures of several sizes, fitted on relative error. Pure functions.

#include <span>
#include <vector>

namespace yieldmark::stats {

/// What a sequence of n items costs: a part that is paid once and a part for each item. Neither is negative.
struct line {
    double fixed = 0;
    double each = 0;

    [[nodiscard]] double at(double n) const { return fixed + each * n; }
};

/// A figure (time in ns, memory in bytes) at a size.
struct point {
    double n = 0;
    double value = 0;
};

/// |figure by the line - measured figure| / measured figure. Below a figure of 1 (an empty heap) the
/// difference itself.
[[nodiscard]] double relative_error(line const& l, point const& p);

/// The line with the least sum of relative errors. Sizes span six powers of ten, so that least squares
/// would see the largest only; absolute deviations let one odd size stand apart instead of bending the line.
/// Exact: such a least sum is reached on a line through two points, or through one with a coefficient of 0
/// (Bloomfield and Steiger 1983), and all of those are tried. Throws std::invalid_argument unless there are
/// two different sizes and every n is positive, every value at least 0, all finite.
[[nodiscard]] line fit_line(std::span<point const> points);

/// How far each point lies from the line that was fitted without it, as relative_error, in the points'
/// order. Empty below 3 points, or where leaving one out leaves a single size.
[[nodiscard]] std::vector<double> left_out_errors(std::span<point const> points);

} // namespace yieldmark::stats
