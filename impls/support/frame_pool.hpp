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
/// A frame may be given back on another thread than it was taken on: it then joins that thread's list. Each
/// list is bounded, and what a thread holds is freed when it ends.
namespace yieldmark::frame_pool {

/// Bytes by which the size classes step.
inline constexpr std::size_t granule = 32;
/// Frames of more bytes than this are not recycled.
inline constexpr std::size_t largest = 1024;
/// The most frames that one thread keeps of one size class.
inline constexpr std::size_t most_kept = 1024;

namespace detail {

struct free_frame {
    free_frame* next;
};

struct size_class {
    free_frame* head;
    std::size_t room;
};

inline constexpr std::size_t classes = largest / granule;

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

// g++ does not say what alignment a frame needs (alignas on one of the body's locals), but the size is a
// multiple of it: the largest power of two that divides the size is enough.
inline constexpr std::align_val_t alignment_of(std::size_t bytes) noexcept {
    return std::align_val_t{bytes & (~bytes + 1)};
}
inline constexpr bool over_aligned(std::size_t bytes) noexcept {
    return static_cast<std::size_t>(alignment_of(bytes)) > __STDCPP_DEFAULT_NEW_ALIGNMENT__;
}
inline void* allocate(std::size_t bytes) {
    return over_aligned(bytes) ? ::operator new(bytes, alignment_of(bytes)) : ::operator new(bytes);
}
inline void free(void* frame, std::size_t bytes) noexcept {
    if (over_aligned(bytes)) {
        ::operator delete(frame, alignment_of(bytes));
    } else {
        ::operator delete(frame);
    }
}

inline std::size_t release_all(std::size_t room) noexcept {
    std::size_t released = 0;
    for (std::size_t i = 0; i < classes; ++i) {
        size_class& kept = this_thread.of[i];
        while (kept.head != nullptr) {
            free_frame* const frame = kept.head;
            unpoison(frame, (i + 1) * granule);
            kept.head = frame->next;
            free(frame, (i + 1) * granule);
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

[[gnu::noinline, gnu::cold]] inline void* from_heap(std::size_t bytes) {
    if (!this_thread.open) {
        open_pool();
    }
    return allocate(bytes);
}

[[gnu::noinline, gnu::cold]] inline void to_heap(void* frame, std::size_t bytes) noexcept {
    free(frame, bytes);
}

inline constexpr std::size_t class_of(std::size_t bytes) noexcept {
    return (bytes - 1) / granule;
}

} // namespace detail

/// Memory for a frame of `bytes` (> 0), aligned as by operator new and to the largest power of two that
/// divides `bytes`. Throws std::bad_alloc.
[[nodiscard]] inline void* take(std::size_t bytes) {
    if (bytes > largest) {
        return detail::allocate(bytes);
    }
    std::size_t const index = detail::class_of(bytes);
    detail::size_class& kept = detail::this_thread.of[index];
    detail::free_frame* const frame = kept.head;
    if (frame == nullptr) [[unlikely]] {
        return detail::from_heap((index + 1) * granule);
    }
    detail::unpoison(frame, (index + 1) * granule);
    kept.head = frame->next;
    ++kept.room;
    return frame;
}

/// Gives back what `take(bytes)` returned, on this or any other thread.
inline void give_back(void* memory, std::size_t bytes) noexcept {
    if (bytes > largest) {
        detail::free(memory, bytes);
        return;
    }
    std::size_t const index = detail::class_of(bytes);
    detail::size_class& kept = detail::this_thread.of[index];
    if (kept.room == 0) [[unlikely]] {
        detail::to_heap(memory, (index + 1) * granule);
        return;
    }
    --kept.room;
    auto* const frame = ::new (memory) detail::free_frame{kept.head};
    kept.head = frame;
    detail::poison(memory, (index + 1) * granule);
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
