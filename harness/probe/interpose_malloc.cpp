// The malloc family. Each function forwards to the next allocator and, within a region, tells the books.

#include "harness/probe/next_allocator.hpp"
#include "harness/probe/region.hpp"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>

#include <unistd.h>

namespace yieldmark::probe {

namespace {

std::size_t page_size() noexcept {
    return static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

template <class Call> auto call_inside(Call call) noexcept {
    inside_allocator = true;
    auto const result = call();
    inside_allocator = false;
    return result;
}

template <class Call> void* allocate(std::size_t size, Call call) noexcept {
    if (!counting()) {
        return call();
    }
    void* const block = call_inside(call);
    if (block != nullptr) {
        with_books([&](ledger& books) { books.allocated(block, size); });
    }
    return block;
}

void* allocate_aligned(std::size_t alignment, std::size_t size, std::size_t asked_for) noexcept {
    next_allocator const* const allocator = next();
    return allocator == nullptr ? arena.allocate(size, alignment)
                                : allocate(asked_for, [&] { return allocator->memalign(alignment, size); });
}

// The block leaves the table before the allocator may hand its address to another thread.
void* counted_realloc(next_allocator const& allocator, void* block, std::size_t size) noexcept {
    ledger::resize begun{};
    with_books([&](ledger& books) { begun = books.resize_begins(block); });
    void* const result = call_inside([&] { return allocator.realloc(block, size); });
    with_books([&](ledger& books) {
        if (result != nullptr) {
            books.resize_ends(begun, result, size);
        } else if (size == 0) {
            books.resize_freed(begun);
        } else {
            books.resize_failed(begun, block);
        }
    });
    return result;
}

void* move_out_of_arena(void* block, std::size_t size) noexcept {
    void* const result = ::malloc(size);
    if (result != nullptr) {
        std::memcpy(result, block, std::min(size, bootstrap_arena::size_of(block)));
    }
    return result;
}

void* resize(void* block, std::size_t size) noexcept {
    if (block == nullptr) {
        return ::malloc(size);
    }
    if (arena.holds(block)) {
        return move_out_of_arena(block, size);
    }
    next_allocator const* const allocator = next();
    if (allocator == nullptr) {
        errno = ENOMEM;
        return nullptr;
    }
    return counting() ? counted_realloc(*allocator, block, size) : allocator->realloc(block, size);
}

} // namespace

} // namespace yieldmark::probe

using yieldmark::probe::allocate;
using yieldmark::probe::arena;
using yieldmark::probe::next;

#pragma GCC visibility push(default)
extern "C" {

void* malloc(std::size_t size) noexcept {
    auto const* const allocator = next();
    return allocator == nullptr ? arena.allocate(size)
                                : allocate(size, [&] { return allocator->malloc(size); });
}

void* calloc(std::size_t count, std::size_t size) noexcept {
    std::size_t bytes = 0;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        errno = ENOMEM;
        return nullptr;
    }
    auto const* const allocator = next();
    return allocator == nullptr ? arena.allocate(bytes)
                                : allocate(bytes, [&] { return allocator->calloc(count, size); });
}

void* realloc(void* block, std::size_t size) noexcept {
    return yieldmark::probe::resize(block, size);
}

// Not forwarded: glibc's own calls the public realloc, and would be counted twice.
void* reallocarray(void* block, std::size_t count, std::size_t size) noexcept {
    std::size_t bytes = 0;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        errno = ENOMEM;
        return nullptr;
    }
    return yieldmark::probe::resize(block, bytes);
}

int posix_memalign(void** out, std::size_t alignment, std::size_t size) noexcept {
    auto const* const allocator = next();
    if (allocator == nullptr) {
        *out = arena.allocate(size, alignment);
        return *out == nullptr ? ENOMEM : 0;
    }
    int error = 0;
    void* block = nullptr;
    allocate(size, [&] {
        error = allocator->posix_memalign(&block, alignment, size);
        return error == 0 ? block : nullptr;
    });
    if (error == 0) {
        *out = block;
    }
    return error;
}

void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
    auto const* const allocator = next();
    return allocator == nullptr ? arena.allocate(size, alignment)
                                : allocate(size, [&] { return allocator->aligned_alloc(alignment, size); });
}

void* memalign(std::size_t alignment, std::size_t size) noexcept {
    return yieldmark::probe::allocate_aligned(alignment, size, size);
}

// These two are not forwarded by their own names: jemalloc lacks pvalloc, and cannot free what glibc's
// returns.
void* valloc(std::size_t size) noexcept {
    return yieldmark::probe::allocate_aligned(yieldmark::probe::page_size(), size, size);
}

void* pvalloc(std::size_t size) noexcept {
    std::size_t const page = yieldmark::probe::page_size();
    std::size_t rounded = 0;
    if (__builtin_add_overflow(size, page - 1, &rounded)) {
        errno = ENOMEM;
        return nullptr;
    }
    return yieldmark::probe::allocate_aligned(page, rounded / page * page, size);
}

std::size_t malloc_usable_size(void* block) noexcept {
    if (arena.holds(block)) {
        return yieldmark::probe::bootstrap_arena::size_of(block);
    }
    auto const* const allocator = next();
    return allocator == nullptr ? 0 : allocator->malloc_usable_size(block);
}

void free(void* block) noexcept {
    auto const* const allocator = next();
    if (block == nullptr || arena.holds(block) || allocator == nullptr) {
        return;
    }
    if (yieldmark::probe::counting()) {
        yieldmark::probe::with_books([&](yieldmark::probe::ledger& books) { books.freed(block); });
    }
    allocator->free(block);
}
}
#pragma GCC visibility pop
