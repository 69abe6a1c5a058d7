#pragma once
// What the runner does about hardware counters.

#include "harness/results/model.hpp"

#include <set>
#include <string>

namespace yieldmark::run {

/// Puts into `into.absent` why each hardware counter is not measured (it wasn't asked for, or this machine
/// can't count it), and takes the pass out of `passes` if none of them can be.
void leave_out_counters(std::set<std::string>& passes, results::run& into);

/// Why the counter of that metric can't be read here, in one line; empty if it can.
[[nodiscard]] std::string why_no_counter(std::string const& metric);

} // namespace yieldmark::run
