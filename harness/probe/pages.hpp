#pragma once

#include <cstddef>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Memory for the probe's own tables, straight from the kernel: it passes neither malloc nor the interposed
/// mmap.
namespace yieldmark::probe {

/// Zeroed memory of `bytes` (rounded up to pages by the kernel), or null when there is none.
inline void* map_pages(std::size_t bytes) noexcept {
    long const address =
        syscall(SYS_mmap, nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return address == -1 ? nullptr : reinterpret_cast<void*>(address);
}

/// Gives back what map_pages returned for the same `bytes`. Null is allowed.
inline void unmap_pages(void* address, std::size_t bytes) noexcept {
    if (address != nullptr) {
        syscall(SYS_munmap, address, bytes);
    }
}

} // namespace yieldmark::probe
