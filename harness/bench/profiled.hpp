#pragma once
// Runs a case for a CPU profiler to watch: nothing but its measured region, again and again.

#include "harness/bench/registry.hpp"

#include <string>

namespace yieldmark::bench {

/// Checks the case, calls it once to warm up, and then over and over for `seconds` (0: exactly once) in a
/// function that profilers know by its name, yieldmark_profiled_region. `control`: empty, or "CTL,ACK", two
/// named pipes as perf record --control has them: the profiler is ordered to begin and to end, and answers.
/// Throws std::runtime_error if the case is wrong or the profiler doesn't answer.
void run_profiled(bench_case const& one, double seconds, std::string const& control);

} // namespace yieldmark::bench
