#pragma once
// The page's heap timelines and flame graphs.

#include "reports/figures.hpp"
#include "reports/json_writer.hpp"

namespace yieldmark::report {

/// "profiles": [{e, t, s, c, n,    example, technique, scenario, toolchain (indices), n
///     heap: null or {items: handed over in all; 0: not known,
///         steps: [moment, bytes…] flat, in order of time; the moment in thousandths of the items, or in ns without,
///         first, last, release: ns; below 0: not known, peak: bytes, events},
///     cpu: null or {sampler, unit, names: [text…], stacks: [[weight, index into names…]…] outermost first},
///     no_heap, no_cpu: why there is none, or ""}…]
/// A profile of an example, technique or scenario that the run measured nothing of is left out: the page has
/// no place for it.
void write_profiles(json_writer& json, figures const& f);

} // namespace yieldmark::report
