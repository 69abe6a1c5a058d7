#pragma once
// Two stored runs: what their samples allow to say. Pure.
//
// Two runs were measured one after the other, not in turn. A process's value is its least one; over the
// processes of each side the logarithms are compared by Yuen's test, which knows nothing of a machine that
// was slower during one of the runs. So a difference found here is a reason to measure both sides together,
// and the doubts say so. Repetitions of one process say nothing of the next process: no statement.

#include "harness/compare/comparison.hpp"
#include "harness/compare/request.hpp"

namespace yieldmark::compare {

/// Fills `into`: cases, doubts, absent, processes. Cases are those that both have, of the request's filters
/// if it has any; where a run has several toolchains, "/toolchain:<id>" follows the name, and those of one id
/// are compared. The answer is one line about filters that name no case; empty: each names one. Throws system::usage_error
/// if there is nothing to compare.
std::string compare_runs(comparison& into, results::run const& base, results::run const& now,
                         comparison_request const& asked);

/// What makes two runs hard to compare: other machines, compilers, flags, plans, their own doubts.
[[nodiscard]] std::vector<std::string> doubts_between(results::run const& base, results::run const& now);

/// The time of one case from values by process, of which at least one a side. Pure. `level` is the error
/// level that `detectable` is reported for.
[[nodiscard]] change time_between(std::span<results::sample const> base, std::span<results::sample const> now,
                                  double threshold, double level);

} // namespace yieldmark::compare
