#pragma once
// The planner: from a plan and the chosen cases to the processes that will be started. Pure.

#include "harness/run/plan.hpp"

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace yieldmark::run {

/// One process to be started (more than one if a case takes it down).
struct step {
    std::string pass;              // its id (see results/metrics.hpp)
    std::size_t bench = 0;         // which executable
    unsigned number = 0;           // index of the process among those of its pass and executable, from 0
    std::uint32_t layout_seed = 0; // 0: the layout that the build linked
    std::uint32_t order_seed = 0;  // 0: the catalogue's order
    unsigned slices = 0;           // of each case in a timed process; 0: the plan's
    std::vector<std::string> cases{};

    bool operator==(step const&) const = default;
};

/// All steps of a run in the order they are run: heap, time, resident, instructions, counters. `cases[b]` are
/// those of executable b. The same arguments always give the same steps. Timed processes of several
/// executables alternate A B B A.
[[nodiscard]] std::vector<step> make_steps(plan const& p, std::set<std::string> const& passes,
                                           std::vector<std::vector<std::string>> const& cases,
                                           std::uint64_t seed);

/// Those of `steps`, with the cases of `huge` in the first plan::huge_processes timed processes only. Pure.
[[nodiscard]] std::vector<step> with_few_huge(std::vector<step> steps, plan const& p,
                                              std::set<std::string> const& huge);

/// A seed (never 0) for the `index`-th thing that needs one.
[[nodiscard]] std::uint32_t derived_seed(std::uint64_t seed, std::uint64_t index);

} // namespace yieldmark::run
