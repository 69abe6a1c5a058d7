#pragma once
// The heap timeline of a case: how its live bytes go over one iteration, and when its consumer had what.

#include "harness/bench/registry.hpp"
#include "harness/results/model.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace yieldmark::bench {

/// Records one iteration under the probe. The steps are all that were recorded, not thinned; the first is at
/// 0 with no bytes. The items are seen arriving by a digesting sink, which takes longer over each than the
/// timed one: times are those of this iteration, not of the timed pass. Where that sink makes a technique
/// behave otherwise on the heap than the timed one (a compiler may elide a coroutine's frame in one and not
/// in the other), the timed program itself is recorded, without the times of the items. The peak is that of
/// the heap pass in any case. Throws std::runtime_error or std::logic_error where the probe can't measure.
[[nodiscard]] results::heap_timeline record_timeline(bench_case const& one);

/// Checks each case and appends one JSON line for it to `path`: {"name", "steps": [at, live, …],
/// "first_item", "last_item", "release", "peak_bytes", "events", "items", "handed_over"}, or {"name", "error"}. Returns the number of
/// cases with an error. Throws std::runtime_error if the file can't be written or the probe isn't loaded.
[[nodiscard]] int write_timelines(std::vector<bench_case> const& cases, std::string const& path);

} // namespace yieldmark::bench
