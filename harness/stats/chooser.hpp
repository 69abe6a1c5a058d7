#pragma once
// Which technique costs least for a given use, by what was measured at some sizes. Pure functions. reports/page/src
// mirrors it; docs/claims.md says what it assumes.

#include "harness/stats/size_curve.hpp"

#include <optional>
#include <span>
#include <vector>

namespace yieldmark::stats {

/// How a sequence is going to be used.
struct use_of_sequence {
    double n = 1;      // items that there are
    double share = 1;  // of them, how much the consumer takes before it stops: (0, 1]
    double passes = 1; // how often it reads them: 1, 2, …
    double work = 0;   // ns that the consumer spends on each item it takes
};

/// How a technique behaves when it isn't read once to the end.
enum class manner {
    lazy, // makes what is taken, and makes it anew for each pass
    eager // makes all n, whatever is taken, and keeps them
};

/// Of n items a technique makes in one pass: all, or what is taken.
[[nodiscard]] double made(manner how, use_of_sequence const& use);

/// ns that the use takes, where making and reading made() items once takes `once`. `reread` is what reading one kept
/// item again costs, in ns: for eager only, and never more than an item costs in `once`. Without it eager's time is
/// known for one pass only, and then as if all items were read: empty for more passes.
/// lazy:  passes * (once + share * n * work).
/// eager: once + (passes * share - 1) * n * reread + passes * share * n * work.
[[nodiscard]] std::optional<double> predicted_time(double once, manner how, use_of_sequence const& use,
                                                   std::optional<double> reread);

/// A technique that the chooser can rank.
struct contender {
    std::size_t id = 0; // the caller's
    manner how = manner::lazy;
    size_curve const* time = nullptr;
    /// How much an interpolation may miss, as left_out_size::miss; empty: not known, so that nothing has an interval
    /// that was not measured.
    std::optional<double> spread{};
};

struct ranked {
    std::size_t id = 0;
    interval time;        // ns for the whole use
    interval ratio;       // to the best of the ranking; 1 exactly for the best
    bool outside = false; // the use takes more or fewer items than were ever measured: the line is stretched
};

/// Contenders by predicted time, the least first, with the interval over the processes, wider by what an interpolation may
/// miss. Left out is one that can't answer: beyond its sizes where its line does not fit, or eager in several passes
/// without `reread`. `reread` is by process, like size_curve::times; empty if unknown.
[[nodiscard]] std::vector<ranked> rank(std::span<contender const> contenders, use_of_sequence const& use,
                                       std::span<std::optional<double> const> reread);

} // namespace yieldmark::stats
