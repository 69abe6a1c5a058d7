#pragma once
// What is done with a case in each pass.

#include "harness/bench/flags.hpp"
#include "harness/bench/journal.hpp"
#include "harness/bench/registry.hpp"

#include <vector>

namespace yieldmark::bench {

/// Registers the cases with Google Benchmark as `asked.what` measures them. Results go to `into` through its
/// reporter. Throws std::runtime_error if the pass can't be done here (heap without the probe preloaded,
/// counters on a machine that has none).
void register_cases(std::vector<bench_case> const& cases, flags const& asked, journal& into);

/// Checks every case against the oracle and prints what is wrong. Returns the number of wrong cases.
[[nodiscard]] int check_cases(std::vector<bench_case> const& cases);

} // namespace yieldmark::bench
