// An allocator such as a program may bring: it takes its memory by mmap, and its functions call each other by
// their public names. A probe that counted those calls too would count twice.

#include <array>
#include <atomic>
#include <bit>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include <malloc.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/mman.h>

namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 30;

// Stands before each block.
struct alignas(16) header {
    std::size_t size;
    header* next_free;
};

constinit std::atomic_flag held;
constinit std::uintptr_t unused_begin = 0;
constinit std::uintptr_t unused_end = 0;
constinit std::array<header*, 65> free_lists{}; // by size, in powers of two

std::size_t list_of(std::size_t size) {
    return static_cast<std::size_t>(std::bit_width(size));
}

header* header_of(void* block) {
    return static_cast<header*>(block) - 1;
}

void* take_freed(std::size_t size) {
    header*& first = free_lists[list_of(size)];
    header* const found = first;
    if (found == nullptr) {
        return nullptr;
    }
    first = found->next_free;
    found->size = size;
    return found + 1;
}

void* take_unused(std::size_t alignment, std::size_t size) {
    std::uintptr_t const block = (unused_begin + sizeof(header) + alignment - 1) / alignment * alignment;
    std::size_t const room =
        (std::size_t{1} << list_of(size)) - 1; // for any size of the list it will be freed to
    if (unused_begin == 0 || block > unused_end || room > unused_end - block) {
        return nullptr;
    }
    unused_begin = (block + room + sizeof(header) - 1) / sizeof(header) * sizeof(header);
    auto* const start = reinterpret_cast<header*>(block) - 1;
    start->size = size;
    return start + 1;
}

void* take(std::size_t alignment, std::size_t size) {
    if (void* const freed = alignment == sizeof(header) ? take_freed(size) : nullptr) {
        return freed;
    }
    if (void* const block = take_unused(alignment, size)) {
        return block;
    }
    void* const chunk = mmap(nullptr, chunk_bytes, PROT_READ | PROT_WRITE,
                             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (chunk == MAP_FAILED) {
        return nullptr;
    }
    unused_begin = reinterpret_cast<std::uintptr_t>(chunk);
    unused_end = unused_begin + chunk_bytes;
    return take_unused(alignment, size);
}

void acquire() {
    while (held.test_and_set(std::memory_order_acquire)) {
        sched_yield();
    }
}

void release() {
    held.clear(std::memory_order_release);
}

struct hold_lock {
    hold_lock() { acquire(); }
    hold_lock(hold_lock const&) = delete;
    hold_lock& operator=(hold_lock const&) = delete;
    ~hold_lock() { release(); }
};

[[gnu::constructor]] void stay_usable_in_children() {
    pthread_atfork(acquire, release, release);
}

} // namespace

extern "C" {

void* memalign(std::size_t alignment, std::size_t size) noexcept {
    void* block = nullptr;
    if (size < chunk_bytes / 4) {
        hold_lock const hold;
        block = take(alignment < sizeof(header) ? sizeof(header) : alignment, size);
    }
    if (block == nullptr) {
        errno = ENOMEM;
    }
    return block;
}

void* malloc(std::size_t size) noexcept {
    return memalign(sizeof(header), size);
}

void* calloc(std::size_t count, std::size_t size) noexcept {
    void* const block = malloc(count * size);
    if (block != nullptr) {
        std::memset(block, 0, count * size);
    }
    return block;
}

std::size_t malloc_usable_size(void* block) noexcept {
    return block == nullptr ? 0 : header_of(block)->size;
}

void free(void* block) noexcept {
    if (block == nullptr) {
        return;
    }
    hold_lock const hold;
    header* const freed = header_of(block);
    header*& first = free_lists[list_of(freed->size)];
    freed->next_free = first;
    first = freed;
}

void* realloc(void* block, std::size_t size) noexcept {
    if (block != nullptr && size == 0) {
        free(block);
        return nullptr;
    }
    void* const moved = malloc(size);
    if (moved != nullptr && block != nullptr) {
        std::size_t const old_size = malloc_usable_size(block);
        std::memcpy(moved, block, old_size < size ? old_size : size);
        free(block);
    }
    return moved;
}

int posix_memalign(void** out, std::size_t alignment, std::size_t size) noexcept {
    if (alignment % sizeof(void*) != 0) {
        return EINVAL;
    }
    void* const block = memalign(alignment, size);
    if (block == nullptr) {
        return ENOMEM;
    }
    *out = block;
    return 0;
}

void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
    return memalign(alignment, size);
}

void* valloc(std::size_t size) noexcept {
    return memalign(4096, size);
}

void* pvalloc(std::size_t size) noexcept {
    return memalign(4096, (size + 4095) / 4096 * 4096);
}
}
