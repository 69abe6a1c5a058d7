#pragma once
// What a technique costs at any size: through what was measured, and interpolated between two measured sizes. Pure
// functions.

#include "harness/stats/cost_model.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace yieldmark::stats {

/// At a measured size it gives what was measured there. Between two sizes the factor by which each process differs from
/// `shape` is interpolated over log n, so that a straight line and a power of n both come out as they are. Beyond the
/// measured sizes the line is stretched, where it fits.
struct size_curve {
    std::vector<double> sizes; // ascending, at least two
    std::vector<std::vector<double>>
        times;             // by process, then size, in ns; those of a process that lacks one: empty
    line shape;            // fitted to the medians over processes
    bool straight = false; // whether it misses none of them by more than straight_limit

    /// ns at n items in one process. Empty where it lacks a size, or n lies outside and the line does not fit.
    [[nodiscard]] std::optional<double> at(std::size_t process, double n) const;

    /// How far n lies from what was measured: 0 at a measured size, most in the middle between two. An error of
    /// interpolation grows with it: it is the product of the distances to the two nearest sizes, in log n.
    [[nodiscard]] double gap(double n) const;

    [[nodiscard]] bool outside(double n) const { return n < sizes.front() || n > sizes.back(); }
};

/// Empty if there are fewer than two sizes with a value, or no process has all of them. Throws std::invalid_argument if a
/// value isn't positive or finite, or an n isn't positive.
[[nodiscard]] std::optional<size_curve> make_curve(std::span<sized_values const> sizes);

/// A measured size, predicted from the other sizes.
struct left_out_size {
    double n = 0;
    bool straight = false; // of the curve through the others
    /// By how much the measured median lies outside the interval over processes, as a logarithm, for each unit of gap;
    /// 0: inside.
    double miss = 0;
};

/// Each size but the first and the last.
[[nodiscard]] std::vector<left_out_size> leave_out(std::span<sized_values const> sizes);

/// The miss that 95 % of others stay below, from `misses` alone (split conformal prediction: the one of rank
/// ceil(0.95 * (count + 1)), or the greatest). Empty if there is none.
[[nodiscard]] std::optional<double> spread_of(std::vector<double> misses);

} // namespace yieldmark::stats
