#pragma once
// What a technique costs over n, as a line: cost = fixed + n * each, fitted in each process by itself, so
// that whatever is derived from it has an interval over processes. Pure functions. What the model assumes:
// docs/claims.md.

#include "harness/stats/estimate.hpp"
#include "harness/stats/line_fit.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace yieldmark::stats {

/// The figures of one size: values[i] comes from process i of all sizes; NaN where that process has none.
struct sized_values {
    double n = 0;
    std::vector<double> values;
};

/// The sizes at which a process has a value, by rising n.
[[nodiscard]] std::vector<sized_values> measured_sizes(std::span<sized_values const> sizes);

/// The median of a size's values, over the processes that have one. Throws as median does if none has.
[[nodiscard]] double median_of(sized_values const& size);

/// A line is said not to fit where it misses a size by more than this share of what was measured there. Not
/// the median error: least absolute deviations put all of a misfit into few sizes.
inline constexpr double straight_limit = 0.25;

/// A cost line with what the data say of it.
struct cost_line {
    interval fixed; // ns or bytes
    interval each;  // ns or bytes per item
    /// The line of each process, by its index; empty where a process lacks a size.
    std::vector<std::optional<line>> by_process;
    double median_error = 0; // relative, over the sizes, of the line against the medians over processes
    double worst_error = 0;
    /// Neither the line of the estimates nor the median over the processes' own lines, with which the chooser
    /// ranks, misses a size by more than straight_limit.
    bool straight = false;
    std::vector<double> left_out; // error of predicting each size from the others; may be empty
    double least_n = 0;           // the sizes that it rests on
    double most_n = 0;

    /// The line of the estimates.
    [[nodiscard]] line estimate() const { return {fixed.estimate, each.estimate}; }
};

/// Fits. Empty if there are fewer than two sizes with a value, or no process has all of them. Throws
/// std::invalid_argument if a value is negative or infinite, or an n isn't positive.
[[nodiscard]] std::optional<cost_line> fit_cost(std::span<sized_values const> sizes);

/// Above this, a crossover counts as none: no sequence has that many items.
inline constexpr double beyond_all = 1e15;

/// Which of two techniques costs less, over all n >= 1.
struct crossover {
    enum class kind { first_always, second_always, second_from, first_from };
    kind which = kind::first_always;
    /// Two that cost the same give first_always. second_from, first_from: the n from which on that one costs
    /// less; high is beyond_all where the data don't exclude that it never does. Otherwise all 0.
    interval n;
};

/// Where the second line begins to cost less than the first, or the other way round. Both must come from the
/// same processes in the same order; throws std::invalid_argument if they share no process.
[[nodiscard]] crossover cross(cost_line const& first, cost_line const& second);

/// The n from which on `second` costs less than `first` for all larger n: 0 if it does for every n >= 1,
/// beyond_all if it never does for good.
[[nodiscard]] double cheaper_from(line const& first, line const& second);

} // namespace yieldmark::stats
