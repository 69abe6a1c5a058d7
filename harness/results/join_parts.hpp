#pragma once
// The parts of one run, each measured by `yieldmark run --shard K/N`, as the run that they are parts of.

#include "harness/results/model.hpp"

#include <string>
#include <vector>

namespace yieldmark::results {

/// A run, and the file that it was read from.
struct run_of_file {
    std::string file;
    run measured;
};

/// All cases in the whole's order, each with its part's machine; the k-th timed processes of all parts, whose seeds are
/// the same, under one index; what else there is of each. Throws system::usage_error where the parts aren't of one whole
/// (require_whole), or were built otherwise (compiler, flags, Google Benchmark), and system::run_error where a part or a
/// case is missing, or a part was stopped. Pure.
[[nodiscard]] run whole_of(std::vector<run_of_file> parts);

} // namespace yieldmark::results
