#include "harness/bench/heap_limits.hpp"

#include <cstdlib>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace yieldmark::bench {

void keep_freed_memory() {
#if defined(__GLIBC__)
    constexpr int greatest_mapped = 32 << 20; // the most that malloc's own adjustment comes to
    mallopt(M_MMAP_THRESHOLD, greatest_mapped);
    mallopt(M_TRIM_THRESHOLD, 2 * greatest_mapped);
#endif
}

} // namespace yieldmark::bench
