#pragma once
// The small extra pass behind the claim on data larger than memory: files read in an address space smaller
// than they.

#include "harness/results/model.hpp"

#include <filesystem>

namespace yieldmark::cli {

/// Checks every technique of the files suite's 256 MiB cases in processes of 128 MiB and puts how each ended
/// into `run` as metric results::metric::limited_memory, in place of what an earlier pass put there. Makes
/// the file if it isn't there. Throws system::usage_error if `executable` isn't a measured executable or its
/// compiler is none of the run's.
void add_limited_pass(results::run& run, std::filesystem::path const& executable);

} // namespace yieldmark::cli
