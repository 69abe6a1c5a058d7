#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <new>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define YIELDMARK_POISONS_STACKS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define YIELDMARK_POISONS_STACKS 1
#endif
#endif
#ifdef YIELDMARK_POISONS_STACKS
#include <sanitizer/asan_interface.h>
#include <sanitizer/lsan_interface.h>
#endif
#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#endif

namespace yieldmark {

/// What a fiber's stack is to be.
struct fiber_stack {
    /// Bytes in all, also for the fiber's own record; 16 KiB at least. Stacks of the default size are
    /// recycled.
    std::size_t bytes = 128 * 1024;
    /// Whether the 256 KiB of addresses below the stack fault when touched, so that an overflow ends the
    /// program at once instead of writing into what lies there. Costs a system call more when such a stack is
    /// made, none when it is used again. Only `most_guarded` stacks of a process have a guard at a time, and
    /// fewer where the kernel gives no more mappings: the others are as without.
    bool guarded = true;
};

/// Recycles stacks: a list per thread, one of plain and one of guarded stacks of the default size. A stack
/// may be given back on another thread than it was taken on. The lists are bounded and freed when their
/// thread ends.
namespace stack_pool {

/// The most stacks that one thread keeps of a kind: 128 MiB of addresses, of which a small fiber touches 8
/// KiB each.
inline constexpr std::size_t most_kept = 1024;
/// Bytes of addresses below a guarded stack that fault: no memory. Locals that are larger than this by more
/// than what is left of the stack reach beyond, unless compiled with -fstack-clash-protection.
inline constexpr std::size_t guard_bytes = 256 * 1024;
/// The most stacks of a process that have a guard at a time. Each takes two of its mappings, of which Linux
/// gives 65 530 by default (vm.max_map_count): half of them are left to others, which would fail without.
inline constexpr std::size_t most_guarded = 16 * 1024;

/// Sits above its stack, where memory is warm and which the fiber never reaches.
struct alignas(64) stack_header {
    stack_header* next;
    std::byte* bottom;
    std::size_t bytes;
    bool guarded;
    unsigned valgrind_id;
};

namespace detail {

struct kept_stacks {
    stack_header* head;
    std::size_t room;
};

// Trivial, so that the fast path needs no guard; `reaper` below is what runs at the thread's end.
struct pool {
    kept_stacks of[2];
    std::size_t made;
    bool open;
};

inline constinit thread_local pool this_thread{};

inline std::size_t usable_bytes(stack_header const* stack) noexcept {
    return static_cast<std::size_t>(reinterpret_cast<std::byte const*>(stack) - stack->bottom);
}

inline void poison([[maybe_unused]] stack_header* stack) noexcept {
#ifdef YIELDMARK_POISONS_STACKS
    ASAN_POISON_MEMORY_REGION(stack->bottom, usable_bytes(stack));
#endif
}
inline void unpoison([[maybe_unused]] stack_header* stack) noexcept {
#ifdef YIELDMARK_POISONS_STACKS
    ASAN_UNPOISON_MEMORY_REGION(stack->bottom, usable_bytes(stack));
#endif
}

// LeakSanitizer looks for pointers in what operator new gave, but not in a mapping.
inline void tell_leak_checker([[maybe_unused]] std::byte* bottom,
                              [[maybe_unused]] std::size_t bytes) noexcept {
#ifdef YIELDMARK_POISONS_STACKS
    __lsan_register_root_region(bottom, bytes);
#endif
}
inline void forget_at_leak_checker([[maybe_unused]] std::byte* bottom,
                                   [[maybe_unused]] std::size_t bytes) noexcept {
#ifdef YIELDMARK_POISONS_STACKS
    __lsan_unregister_root_region(bottom, bytes);
#endif
}

inline unsigned tell_valgrind([[maybe_unused]] std::byte* bottom,
                              [[maybe_unused]] std::size_t bytes) noexcept {
#ifdef VALGRIND_STACK_REGISTER
    return static_cast<unsigned>(VALGRIND_STACK_REGISTER(bottom, bottom + bytes));
#else
    return 0;
#endif
}

inline std::size_t page_bytes() noexcept {
    static std::size_t const bytes = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    return bytes;
}

// How many stacks of this process have a guard now.
inline constinit std::atomic<std::size_t> guarded_now{0};

// The guard's addresses are taken from the kernel itself: they are no memory, and whoever counts what a
// program maps, as a heap profiler does, is to see the stack alone.
inline std::byte* map_guarded(std::size_t bytes) noexcept {
    constexpr int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    long const reserved = ::syscall(SYS_mmap, nullptr, guard_bytes + bytes, PROT_NONE, flags, -1, 0);
    if (reserved == -1) {
        return nullptr;
    }
    auto* const bottom = reinterpret_cast<std::byte*>(reserved) + guard_bytes;
    if (::mmap(bottom, bytes, PROT_READ | PROT_WRITE, flags | MAP_STACK | MAP_FIXED, -1, 0) == MAP_FAILED) {
        ::munmap(bottom - guard_bytes, guard_bytes + bytes);
        return nullptr;
    }
    return bottom;
}

// Null when there is no guard to be had.
inline std::byte* new_guarded(std::size_t bytes) noexcept {
    if (guarded_now.fetch_add(1, std::memory_order_relaxed) < most_guarded) {
        if (std::byte* const bottom = map_guarded(bytes); bottom != nullptr) {
            return bottom;
        }
    }
    guarded_now.fetch_sub(1, std::memory_order_relaxed);
    return nullptr;
}

inline constexpr std::size_t least_bytes = 16 * 1024;
// No object may be larger, and with it no sum below overflows.
inline constexpr std::size_t most_bytes = PTRDIFF_MAX / 2;

// Stacks that all begin at the same place of a page would share a few sets of the cache: some thousand live
// fibers would push each other out of it. So each of the usual stacks begins at another line of the last 4
// KiB.
inline std::size_t next_shift(std::size_t bytes) noexcept {
    constexpr std::size_t lines = 64;
    return bytes == fiber_stack{}.bytes ? this_thread.made++ % lines * alignof(stack_header) : 0;
}

inline stack_header* make(std::size_t bytes, bool guarded) {
    if (bytes < least_bytes || bytes > most_bytes) {
        throw std::bad_alloc();
    }
    bytes = (bytes + page_bytes() - 1) / page_bytes() * page_bytes();
    std::byte* bottom = guarded ? new_guarded(bytes) : nullptr;
    guarded = bottom != nullptr;
    if (!guarded) {
        bottom = static_cast<std::byte*>(::operator new (bytes, std::align_val_t{alignof(stack_header)}));
    }
    if (guarded) {
        tell_leak_checker(bottom, bytes);
    }
    unsigned const id = tell_valgrind(bottom, bytes);
    std::byte* const top = bottom + bytes - next_shift(bytes);
    return ::new (top - sizeof(stack_header)) stack_header{nullptr, bottom, bytes, guarded, id};
}

inline void destroy(stack_header* stack) noexcept {
    unpoison(stack);
    stack_header const made = *stack;
#ifdef VALGRIND_STACK_DEREGISTER
    VALGRIND_STACK_DEREGISTER(made.valgrind_id);
#endif
    if (made.guarded) {
        forget_at_leak_checker(made.bottom, made.bytes);
        ::munmap(made.bottom - guard_bytes, guard_bytes + made.bytes);
        guarded_now.fetch_sub(1, std::memory_order_relaxed);
    } else {
        ::operator delete (made.bottom, std::align_val_t{alignof(stack_header)});
    }
}

inline std::size_t release_all(std::size_t room) noexcept {
    std::size_t released = 0;
    for (kept_stacks& kept : this_thread.of) {
        while (kept.head != nullptr) {
            stack_header* const stack = kept.head;
            kept.head = stack->next;
            destroy(stack);
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
    // With no room left, stacks that later destructors of this thread give back are freed at once.
    ~reaper() {
        release_all(0);
        this_thread.open = false;
    }
    reaper(reaper const&) = delete;
    reaper& operator=(reaper const&) = delete;
    void touch() noexcept {}
};

inline stack_header* out_of(kept_stacks& kept) noexcept {
    stack_header* const stack = kept.head;
    kept.head = stack->next;
    ++kept.room;
    unpoison(stack);
    return stack;
}

[[gnu::noinline, gnu::cold]] inline stack_header* make_first(fiber_stack wanted) {
    if (!this_thread.open) {
        thread_local reaper at_exit;
        at_exit.touch();
    }
    // Where there is no guard left, a plain stack that is at rest serves as well as a new one.
    kept_stacks& plain = this_thread.of[0];
    if (wanted.guarded && wanted.bytes == fiber_stack{}.bytes && plain.head != nullptr &&
        guarded_now.load(std::memory_order_relaxed) >= most_guarded) {
        return out_of(plain);
    }
    return make(wanted.bytes, wanted.guarded);
}

[[gnu::noinline, gnu::cold]] inline void destroy_surplus(stack_header* stack) noexcept {
    destroy(stack);
}

} // namespace detail

/// A stack as wanted. Throws std::bad_alloc when there is no memory for it, when fewer than 16 KiB are
/// wanted, or more than there are addresses.
[[nodiscard]] inline stack_header* take(fiber_stack wanted) {
    detail::kept_stacks& kept = detail::this_thread.of[wanted.guarded ? 1 : 0];
    if (kept.head == nullptr || wanted.bytes != fiber_stack{}.bytes) [[unlikely]] {
        return detail::make_first(wanted);
    }
    return detail::out_of(kept);
}

/// Gives back what `take` returned, on this or any other thread. Nothing may run on it any more.
inline void give_back(stack_header* stack) noexcept {
    detail::kept_stacks& kept = detail::this_thread.of[stack->guarded ? 1 : 0];
    if (kept.room == 0 || stack->bytes != fiber_stack{}.bytes) [[unlikely]] {
        detail::destroy_surplus(stack);
        return;
    }
    --kept.room;
    stack->next = kept.head;
    kept.head = stack;
    detail::poison(stack);
}

/// How many stacks this thread keeps.
[[nodiscard]] inline std::size_t kept() noexcept {
    std::size_t count = 0;
    for (detail::kept_stacks const& each : detail::this_thread.of) {
        for (stack_header const* stack = each.head; stack != nullptr; stack = stack->next) {
            ++count;
        }
    }
    return count;
}

/// Frees the stacks that this thread keeps; says how many they were.
inline std::size_t clear() noexcept {
    return detail::release_all(detail::this_thread.open ? most_kept : 0);
}

} // namespace stack_pool
} // namespace yieldmark
