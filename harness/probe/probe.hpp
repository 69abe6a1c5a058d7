#pragma once

#include <cstdint>

/// The C interface of libyieldmark-probe.so, the preloaded heap probe. Programs do not link against it: they
/// find it at run time through client.hpp, so that the timed executable is the same binary with and without
/// it.
///
/// What is counted, between begin and end, of all threads:
/// - Blocks of malloc, calloc, realloc, reallocarray, posix_memalign, aligned_alloc, memalign, valloc and
/// pvalloc, by the
///   bytes that were *asked for*. What the allocator adds (headers, rounding, unused space) is left out, so
///   that figures are the same with every allocator. `operator new` arrives through malloc in libstdc++ and
///   libc++; an allocator that brings an `operator new` of its own (jemalloc, tcmalloc) is counted only where
///   it is called as malloc.
/// - Anonymous mappings of mmap (fiber stacks), in whole pages, guard pages included; file mappings are not
/// heap. What the
///   C library or the allocator maps for itself (thread stacks, arenas) does not count a second time.
/// - Only blocks that were allocated in the region are live. Freeing an older block changes nothing.
///
/// What a resize counts: one allocation, and the whole new size in the total. The peak is taken as if the
/// block grew in place: the old and the new size are never both live. Whether the allocator really moves a
/// block depends on what stands behind it in memory, which differs from run to run; the figures must not. A
/// block from before the region that is resized within becomes one of the region, with its whole new size. A
/// mapping from before the region stays outside when it is resized, as mremap does not say if it is anonymous
/// or a file's. Resizing a block to 0 bytes, where the allocator frees it and returns null, is a free and no
/// allocation.
///
/// Failed calls count nothing. Calls of other threads that overlap begin or end fall on either side.
/// A child made by fork starts outside any region: its calls are forwarded, it never waits for a lock of its
/// parent.
extern "C" {

/// All bytes are as asked for (mappings: whole pages).
struct yieldmark_probe_figures {
    std::uint64_t peak_bytes;  ///< most bytes live at one time
    std::uint64_t allocations; ///< calls that returned a block or mapping, resizes included
    std::uint64_t total_bytes; ///< sum of the sizes of those calls
    std::uint64_t live_bytes;  ///< bytes live at the end
};

/// From `at_ns` on, `live_bytes` are live.
struct yieldmark_probe_step {
    std::uint64_t at_ns; ///< since the region began
    std::uint64_t live_bytes;
};

/// How the live bytes of a region went: the steps in order of time, the first one at 0 with no bytes. Of a
/// very long region some are left out, never the peak.
struct yieldmark_probe_recording {
    std::uint64_t began_ns; ///< when the region began, on CLOCK_MONOTONIC
    std::uint64_t events;   ///< how often the live bytes changed
    std::uint64_t count;    ///< of steps
    yieldmark_probe_step const* steps;
};

enum yieldmark_probe_status : int {
    yieldmark_probe_good = 0,
    yieldmark_probe_wrong_order = 1,  ///< begun twice, or ended without a beginning
    yieldmark_probe_out_of_memory = 2 ///< the probe found no memory for its own tables: there are no figures
};

/// Opens the region; allocates nothing through malloc. Regions do not nest.
yieldmark_probe_status yieldmark_probe_begin();

/// The same, and records how the live bytes go. The figures are the same as without; a call that changes the
/// live bytes takes a read of the clock more.
yieldmark_probe_status yieldmark_probe_begin_recorded();

/// With `paused` not 0, what is allocated or mapped from now on belongs to no region, as if it had been before; what the
/// region has is still followed, and leaves it when it is freed. With 0 all counts again. Wrong order outside a region;
/// a region begins unpaused.
yieldmark_probe_status yieldmark_probe_pause(int paused);

/// What was recorded of the region that ended last, good until the next one begins. Wrong order if that was
/// not begun recorded, or has not ended.
yieldmark_probe_status yieldmark_probe_recorded(yieldmark_probe_recording* out);

/// Closes the region and writes its figures to `out`, which must not be null. Unless it returns
/// yieldmark_probe_good, `out` is left alone; the region is closed in any case.
yieldmark_probe_status yieldmark_probe_end(yieldmark_probe_figures* out);
}
