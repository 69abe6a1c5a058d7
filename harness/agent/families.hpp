#pragma once
// The program's benchmarks as it registers them, to order a number of iterations from a Google Benchmark whose
// --benchmark_min_time takes only a time (before 1.8).

#include <cstdint>
#include <string>

namespace yieldmark::agent {

/// Lets each benchmark that has no number of iterations of its own and no least time run `count` (above 0) of them from
/// now on. Not to be taken back.
void fix_iterations(std::uint64_t count);

/// What the benchmark `name` is called while its iterations are fixed; empty if they can't be, because its name shows
/// a number or a time of its own. Pure.
[[nodiscard]] std::string name_with_iterations(std::string const& name, std::uint64_t count);

} // namespace yieldmark::agent
