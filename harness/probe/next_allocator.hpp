#pragma once

#include "harness/probe/bootstrap_arena.hpp"

#include <cstddef>

namespace yieldmark::probe {

/// The allocator that the program would have without the probe: glibc's, or another that is loaded after the
/// probe. Found by dlsym(RTLD_NEXT) rather than by glibc's own names (__libc_malloc), which would part a
/// program's blocks from the rest of its allocator.
struct next_allocator {
    void* (*malloc)(std::size_t);
    void* (*calloc)(std::size_t, std::size_t);
    void* (*realloc)(void*, std::size_t);
    void (*free)(void*);
    int (*posix_memalign)(void**, std::size_t, std::size_t);
    void* (*aligned_alloc)(std::size_t, std::size_t);
    void* (*memalign)(std::size_t, std::size_t);
    std::size_t (*malloc_usable_size)(void*);
};

/// Null while it is being looked up; allocate from `arena` then.
next_allocator const* next() noexcept;

extern bootstrap_arena arena;

} // namespace yieldmark::probe
