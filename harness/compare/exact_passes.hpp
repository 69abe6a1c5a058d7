#pragma once
// Heap and instructions of two builds, each in processes of its own: the metrics that need no pairs.

#include "harness/compare/comparison.hpp"
#include "harness/compare/request.hpp"
#include "harness/run/bench.hpp"
#include "harness/system/progress.hpp"

#include <atomic>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace yieldmark::compare {

struct exact_request {
    run::bench base;
    run::bench now;
    std::vector<std::string> cases; // that both have
    comparison_request const* asked = nullptr;
    std::filesystem::path scratch;
    std::map<std::string, std::string> old_names{}; // of cases that the base calls otherwise
    unsigned instructions_processes = 1;            // of a side that count the same
};

/// Adds the exact metrics that are asked for to the cases of those names in `into` (in place of those that it has of a
/// program's own reports), and its absent metrics
/// and failures. False if `stop` ended it. A pass that can't run on one side is absent, with the reason.
bool add_exact_metrics(comparison& into, exact_request const& what, system::progress& shown,
                       std::atomic<int> const& stop);

} // namespace yieldmark::compare
