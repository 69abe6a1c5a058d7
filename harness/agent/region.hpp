#pragma once
// The measured region of a benchmark, from where the library starts its clock to where it stops it, without the pauses.
// While time is measured nothing is done at its ends, unless extra work was ordered (extra_work.hpp).

#include "harness/probe/probe.hpp"

#include <cstdint>

namespace yieldmark::agent {

enum class region_pass { none, heap, timeline, instructions };

/// What is measured of the regions from now on.
void measure_regions(region_pass what);

/// Of the last region, summed over its iterations. Good only after a region that was measured for its heap or
/// timeline; `known` is false if there was none, or the probe had no memory for its tables.
struct region_heap {
    bool known = false;
    std::uint64_t peak_bytes = 0;
    std::uint64_t allocations = 0;
    std::uint64_t total_bytes = 0;
};
[[nodiscard]] region_heap heap_of_region();

/// How the live bytes of the last region went, good until the next one begins. Only after a region that was measured
/// for its timeline; no steps if the probe recorded none.
[[nodiscard]] yieldmark_probe_recording recording_of_region();

/// Whether the heap probe is loaded, and whether this process runs under Callgrind.
[[nodiscard]] bool probe_is_loaded();
[[nodiscard]] bool under_callgrind();

/// Writes what was counted of the last region into Callgrind's next dump.
void dump_region();

} // namespace yieldmark::agent
