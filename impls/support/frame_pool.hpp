#pragma once

#include <cstddef>
#include <cstdint>
#include <new>

#if defined(__SANITIZE_ADDRESS__)
#define YIELDMARK_POISONS_FRAMES 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define YIELDMARK_POISONS_FRAMES 1
#endif
#endif
#ifdef YIELDMARK_POISONS_FRAMES
#include <sanitizer/asan_interface.h>
#endif

/// Recycles coroutine frames: a free list per thread and size class, so that making a generator after another
/// of the same size costs a few instructions and no heap call.
///
/// g++ takes for granted that a frame is aligned as the body's locals ask for (alignas), but does not say so
/// when it asks for memory. A frame's size is a multiple of its alignment, so the size tells: what is a
/// multiple of `granule` is aligned to the largest power of two that it may need, and kept in lists of its
/// own. The rest, three sizes of four, is aligned as by operator new.
///
/// A frame may be given back on another thread than it was taken on: it then joins that thread's list. Each
/// list is bounded, and what a thread holds is freed when it ends.
namespace yieldmark::frame_pool {

/// Bytes by which the size classes step.
inline constexpr std::size_t granule = 32;
/// Frames of more bytes than this are not recycled.
inline constexpr std::size_t largest = 1024;
/// The most frames that one thread keeps of one size class.
inline constexpr std::size_t most_kept = 1024;

/// What a frame of `bytes` (> 0) is aligned to. A frame begins with two pointers, so what needs an alignment
/// lies behind its first multiple, and the frame is at least twice as large.
inline constexpr std::size_t alignment_of(std::size_t bytes) noexcept {
#ifdef __clang__ // Its sizes tell nothing, as it does not round them up. See generator_promise::operator new.
    bool const told = false;
#else
    bool const told = bytes % granule == 0;
#endif
    if (!told) {
        return __STDCPP_DEFAULT_NEW_ALIGNMENT__;
    }
    std::size_t const divides = bytes & (~bytes + 1);
    return divides == bytes ? bytes / 2 : divides;
}

namespace detail {

struct free_frame {
    free_frame* next;
};

struct size_class {
    free_frame* head;
    std::size_t room;
};

// Two for each step: sizes between two multiples of the granule, and the upper of the two.
inline constexpr std::size_t classes = 2 * (largest / granule);

// Trivial, so that the fast path needs no guard; `reaper` below is what runs at the thread's end.
struct pool {
    size_class of[classes];
    bool open;
};

inline constinit thread_local pool this_thread{};

inline void poison([[maybe_unused]] void* frame, [[maybe_unused]] std::size_t bytes) noexcept {
#ifdef YIELDMARK_POISONS_FRAMES
    ASAN_POISON_MEMORY_REGION(frame, bytes);
#endif
}

inline void unpoison([[maybe_unused]] void* frame, [[maybe_unused]] std::size_t bytes) noexcept {
#ifdef YIELDMARK_POISONS_FRAMES
    ASAN_UNPOISON_MEMORY_REGION(frame, bytes);
#endif
}

inline constexpr bool needs_alignment(std::size_t bytes) noexcept {
    return alignment_of(bytes) > __STDCPP_DEFAULT_NEW_ALIGNMENT__;
}
inline constexpr std::size_t class_of(std::size_t bytes) noexcept {
    return 2 * ((bytes - 1) / granule) + (needs_alignment(bytes) ? 1 : 0);
}
inline constexpr std::size_t bytes_of(std::size_t index) noexcept {
    return (index / 2 + 1) * granule;
}
inline constexpr bool aligned(std::size_t index) noexcept {
    return index % 2 == 1;
}

// Not by the aligned operator new: glibc's takes twice the memory and five times as long. What the frame was
// cut from is kept in front of it.
inline void* allocate(std::size_t bytes, bool aligned) {
    if (!aligned) {
        return ::operator new(bytes);
    }
    std::size_t const alignment = alignment_of(bytes);
    auto* const start = static_cast<std::byte*>(::operator new(bytes + alignment));
    std::size_t const past = reinterpret_cast<std::uintptr_t>(start) % alignment;
    std::byte* const frame = start + (alignment - past);
    ::new (static_cast<void*>(frame - sizeof(void*))) void*(start);
    return frame;
}
inline void free(void* frame, bool aligned) noexcept {
    ::operator delete(aligned ? static_cast<void**>(frame)[-1] : frame);
}

inline std::size_t release_all(std::size_t room) noexcept {
    std::size_t released = 0;
    for (std::size_t i = 0; i < classes; ++i) {
        size_class& kept = this_thread.of[i];
        while (kept.head != nullptr) {
            free_frame* const frame = kept.head;
            unpoison(frame, bytes_of(i));
            kept.head = frame->next;
            free(frame, aligned(i));
            ++released;
        }
        kept.room = room;
    }
    return released;
}

struct reaper {
    reaper() noexcept {
        this_thread.open = true;
        release_all(most_kept);
    }
    // With no room left, frames that later destructors of this thread give back go straight to the heap.
    ~reaper() {
        release_all(0);
        this_thread.open = false;
    }
    reaper(reaper const&) = delete;
    reaper& operator=(reaper const&) = delete;
    void touch() noexcept {}
};

[[gnu::noinline, gnu::cold]] inline void open_pool() {
    thread_local reaper at_exit;
    at_exit.touch();
}

[[gnu::noinline, gnu::cold]] inline void* from_heap(std::size_t index) {
    if (!this_thread.open) {
        open_pool();
    }
    return allocate(bytes_of(index), aligned(index));
}

[[gnu::noinline, gnu::cold]] inline void to_heap(void* frame, std::size_t index) noexcept {
    free(frame, aligned(index));
}

} // namespace detail

/// Memory for a frame of `bytes` (> 0), aligned to `alignment_of(bytes)`. Throws std::bad_alloc.
[[nodiscard, gnu::returns_nonnull]] inline void* take(std::size_t bytes) {
    if (bytes > largest) {
        return detail::allocate(bytes, detail::needs_alignment(bytes));
    }
    std::size_t const index = detail::class_of(bytes);
    detail::size_class& kept = detail::this_thread.of[index];
    detail::free_frame* const frame = kept.head;
    if (frame == nullptr) [[unlikely]] {
        return detail::from_heap(index);
    }
    detail::unpoison(frame, detail::bytes_of(index));
    kept.head = frame->next;
    ++kept.room;
    return frame;
}

/// Gives back what `take(bytes)` returned, on this or any other thread.
inline void give_back(void* memory, std::size_t bytes) noexcept {
    if (bytes > largest) {
        detail::free(memory, detail::needs_alignment(bytes));
        return;
    }
    std::size_t const index = detail::class_of(bytes);
    detail::size_class& kept = detail::this_thread.of[index];
    if (kept.room == 0) [[unlikely]] {
        detail::to_heap(memory, index);
        return;
    }
    --kept.room;
    auto* const frame = ::new (memory) detail::free_frame{kept.head};
    kept.head = frame;
    detail::poison(memory, detail::bytes_of(index));
}

/// How many frames this thread keeps.
[[nodiscard]] inline std::size_t kept() noexcept {
    std::size_t sum = 0;
    for (detail::size_class const& each : detail::this_thread.of) {
        sum += detail::this_thread.open ? most_kept - each.room : 0;
    }
    return sum;
}

/// Frees what this thread keeps; says how many frames that were.
inline std::size_t clear() noexcept {
    return detail::release_all(detail::this_thread.open ? most_kept : 0);
}

} // namespace yieldmark::frame_pool
