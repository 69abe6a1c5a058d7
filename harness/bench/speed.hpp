#pragma once
// How fast the machine is at this moment: a short loop of known cycles.

namespace yieldmark::bench {

/// ns for one step of a chain of dependent multiply-adds, timed over some 10 µs. The chain takes the same
/// number of cycles at every moment (no memory, no branches to learn), so a reading above the usual one tells
/// a slow moment: a lower clock, a stolen core, a busy sibling.
[[nodiscard]] double speed_reading();

} // namespace yieldmark::bench
