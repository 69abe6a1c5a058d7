#pragma once
// What it costs to build a technique.

#include "harness/build_cost/recipe.hpp"
#include "harness/results/model.hpp"
#include "harness/system/progress.hpp"

#include <atomic>
#include <filesystem>
#include <vector>

namespace yieldmark::build_cost {

struct build_cost_request {
    run::bench measured;
    std::vector<unit> units;
    unsigned rounds = 5;
    std::filesystem::path scratch; // an empty folder, for what the compiler makes
};

/// Compiles every unit once a round, in an order that turns with the rounds, so that a slow moment of the
/// machine hits all. Seconds are those that the compiler computed (user and system time), so that other work
/// on the machine does not count. Once `stop` isn't 0 it ends, and what has come of the last round is left
/// out. A unit that can't be built has its `error`. Toolchain indices are 0.
[[nodiscard]] std::vector<results::build_cost> measure(build_cost_request const& what,
                                                       system::progress& shown, std::atomic<int> const& stop);

/// Puts `costs` into `into`, in place of older ones of the same technique, under the toolchain that `by` is.
/// Throws system::usage_error if `into` has nothing that was measured with it.
void merge(results::run& into, std::vector<results::build_cost> costs, results::toolchain const& by);

} // namespace yieldmark::build_cost
