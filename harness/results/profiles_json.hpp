#pragma once
// run::profiles in our JSON. Private to harness/results.
//
// "profiles": [{"name": {"example", "technique", "scenario", "n"}, "toolchain": index,
//   "heap": {"steps": [at, live, …], "first_item", "last_item", "release", "peak_bytes", "events",
//            "items": [that the consumer had, by step…], "handed_over": how many in all},
//                                                          the last two only where items were counted
//   "cpu": {"sampler", "unit", "names": [text…],
//           "stacks": [[weight, index into names, …]…]},     outermost first
//   "no_heap", "no_cpu"}…]

#include "harness/results/fields.hpp"
#include "harness/results/model.hpp"

#include <vector>

namespace yieldmark::results {

[[nodiscard]] nlohmann::ordered_json profiles_json(std::vector<profile> const& profiles);

/// Reads what profiles_json wrote into `into.profiles`; its toolchains must have been read.
/// Throws read_error.
void read_profiles(fields const& own, run& into);

} // namespace yieldmark::results
