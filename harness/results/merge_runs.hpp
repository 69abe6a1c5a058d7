#pragma once
// Several results files in one report.

#include "harness/results/model.hpp"

#include <vector>

namespace yieldmark::results {

/// One run with everything in the given ones, side by side as toolchains of their own. What can be said of
/// one run only (date, machine, revision, plan) is the first one's. `runs` not empty.
[[nodiscard]] run merged(std::vector<run> runs);

/// Whether nothing in the two runs speaks against one program having made both: executable, toolchains, plan, revision
/// and Google Benchmark are the same, as far as they are known.
[[nodiscard]] bool of_one_program(run const& a, run const& b);

/// Runs of one program as one run with the processes of all. What is known of one only (date, machine) is the first
/// one's; a case that failed in one has failed. A doubt says where machines differ. `runs` not empty.
[[nodiscard]] run pooled(std::vector<run> runs);

/// Files of other projects that one program made are pooled, with a doubt that says so; what is left is merged.
/// `runs` not empty.
[[nodiscard]] run joined(std::vector<run> runs);

/// Where the toolchain stands among the run's (same_toolchain), or as a new one, under another id if its own is taken.
[[nodiscard]] std::uint32_t toolchain_index(run& into, toolchain const& wanted);

} // namespace yieldmark::results
