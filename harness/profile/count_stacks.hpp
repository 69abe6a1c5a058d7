#pragma once
// The instructions of a case's measured region by stack, counted under Callgrind.

#include "harness/profile/fold.hpp"
#include "harness/run/bench.hpp"

#include <atomic>
#include <map>
#include <string>
#include <vector>

namespace yieldmark::profile {

struct counted_stacks {
    std::vector<raw_stack> stacks; // each leads to the measured region (region_symbol)
    double iterations = 1;         // that they are summed over
};

/// Of yieldmark's own executables one iteration is counted; of another project's program, into which the agent is
/// loaded or linked, as many as it takes for the ends of the region not to count. Throws system::run_error if it
/// can't be counted, `stopped` once `*stop` isn't 0.
[[nodiscard]] counted_stacks count_stacks(run::bench const& measured, std::string const& name,
                                          std::atomic<int> const* stop);

/// Takes the weights of `less` from those of the same stacks in `from`; what is left with none is dropped, but for the
/// marks at the region's ends. Pure.
void take_away(std::vector<raw_stack>& from, std::vector<raw_stack> const& less);

/// What was counted of a benchmark of another project's program, or why nothing was.
struct counted_benchmark {
    counted_stacks stacks{};
    double instructions = 0; // of one iteration, as the pass of instructions counts them
    std::string why_not{};
};

/// Counts benchmarks of another project's program, all in one process as long as none takes it down; one for each name.
/// Throws system::run_error if nothing can be counted, `stopped` once `*stop` isn't 0.
[[nodiscard]] std::map<std::string, counted_benchmark> count_benchmarks(run::bench const& measured,
                                                                        std::vector<std::string> const& names,
                                                                        std::atomic<int> const* stop);

/// Of another project's program: puts the measured region's frame where the benchmark's own function is called, which
/// is known from the agent's mark at the region's beginning, and drops the marks' own instructions. False if that
/// function has no symbol. Pure.
[[nodiscard]] bool lead_to_region(std::vector<raw_stack>& stacks);

} // namespace yieldmark::profile
