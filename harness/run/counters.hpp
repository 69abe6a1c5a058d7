#pragma once
// What the runner does about hardware counters.

#include "harness/results/model.hpp"
#include "harness/run/bench.hpp"

#include <set>
#include <string>
#include <vector>

namespace yieldmark::run {

/// Puts into `into.absent` why each hardware counter is not measured (it wasn't asked for, this machine can't
/// count it, or one of the executables is another project's), and takes the pass out of `passes` if none of
/// them can be.
void leave_out_counters(std::set<std::string>& passes, std::vector<bench> const& benches, results::run& into);

/// Why the counter of that metric can't be read here, in one line; empty if it can.
[[nodiscard]] std::string why_no_counter(std::string const& metric);

} // namespace yieldmark::run
