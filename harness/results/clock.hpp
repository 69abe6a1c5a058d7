#pragma once
// Which of a benchmark's two times counts: the processor's (Google Benchmark's cpu_time) or the wall clock's
// (its real_time). The one rule for programs, stored files and comparisons.

#include "harness/results/model.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::results {

/// The names of --clock, in the order they are shown: own, cpu, real.
[[nodiscard]] std::vector<std::string> clock_names();

/// The clock of that name. Throws std::invalid_argument for any other.
[[nodiscard]] clock clock_named(std::string const& name);

/// "own", "cpu", "real".
[[nodiscard]] std::string to_string(clock one);

/// The clock that Google Benchmark itself uses: real where a part of the name is real_time or manual_time
/// (UseRealTime, UseManualTime), otherwise cpu. Never own. Pure.
[[nodiscard]] clock counted_by(std::string_view benchmark);

/// Whether each of these samples of the time has both times.
[[nodiscard]] bool have_both_times(std::span<sample const> times);

/// Sets each sample's value to its time by `by` (cpu or real). A sample that doesn't have both keeps its
/// value.
void count_by(clock by, std::span<sample> times);

/// The clock that these samples count by: cpu if each has the value of its cpu_time, otherwise real.
[[nodiscard]] clock clock_of(std::span<sample const> times);

} // namespace yieldmark::results
