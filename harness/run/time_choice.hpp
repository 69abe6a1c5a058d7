#pragma once
// Which of its two times each measured case counts by, over all of its readings.

#include "harness/results/model.hpp"
#include "harness/run/journal.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace yieldmark::run {

/// First note() all readings, then ask. Pure.
class time_choice {
public:
    explicit time_choice(results::clock asked) : asked_(asked) {}

    /// `foreign`: a case of a Google Benchmark program that isn't yieldmark's; ours count by the wall clock
    /// unless another clock is asked for.
    void note(std::string const& name, bool foreign, std::span<reading const> readings);

    /// cpu or real. A case counts by one clock throughout: if one of its readings lacks the processor's time,
    /// all are by the wall clock.
    [[nodiscard]] results::clock clock_of(std::string const& name) const;

    /// Nanoseconds for one iteration by that clock.
    [[nodiscard]] double time_of(std::string const& name, reading const& one) const;

    /// What makes the choice doubtful, one line each: cases that wait most of their time, and cases without
    /// the processor's time where it was wanted.
    [[nodiscard]] std::vector<std::string> doubts() const;

private:
    struct seen {
        bool foreign = false;
        bool both = true;       // each reading has both times
        double least_share = 0; // least real_time / cpu_time
    };
    [[nodiscard]] bool wants_cpu(std::string const& name, seen const& one) const;

    results::clock asked_;
    std::map<std::string, seen> cases_;
};

/// ns for one iteration by `by` (cpu or real).
[[nodiscard]] double time_by(results::clock by, reading const& one);

/// The reading with the least time by `by`. `readings` not empty.
[[nodiscard]] reading const& least_reading(std::span<reading const> readings, results::clock by);

} // namespace yieldmark::run
