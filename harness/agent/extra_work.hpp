#pragma once
// Real extra work in a measured region, to see that a slowdown is found.

namespace yieldmark::agent {

/// From now on each region does so many percent of its own processor time as work of ours besides, before the library
/// stops its clock; 0: none.
void set_extra_work(double percent);

/// The region's ends and pauses, in the thread that they are of.
void extra_work_region_begins();
void extra_work_region_pauses();
void extra_work_region_resumes();

/// At the region's end, while the clock still runs: does the work.
void do_extra_work();

} // namespace yieldmark::agent
