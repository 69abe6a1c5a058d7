#pragma once
// Several results files in one report.

#include "harness/results/model.hpp"

#include <vector>

namespace yieldmark::cli {

/// One run with everything in the given ones, side by side as toolchains of their own. What can be said of
/// one run only (date, machine, revision, plan) is the first one's. `runs` not empty.
[[nodiscard]] results::run merged(std::vector<results::run> runs);

} // namespace yieldmark::cli
