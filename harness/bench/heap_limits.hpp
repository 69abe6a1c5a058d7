#pragma once
// What the allocator does with the large blocks of the cases.

namespace yieldmark::bench {

/// Makes glibc's malloc treat large blocks alike from the first case to the last: those below 32 MiB come
/// from the heap, and up to 64 MiB of freed memory stay with the process. That is what malloc reaches by
/// itself once a program has freed a block of 32 MiB (M_MMAP_THRESHOLD in mallopt(3)). Before that, a freed
/// block of some MiB goes back to the kernel and each use of the next one faults its pages in anew, so that a
/// case would take up to ten times as long as it does after another case that freed more. To be called before
/// the first case is timed. Does nothing with another C library.
void keep_freed_memory();

} // namespace yieldmark::bench
