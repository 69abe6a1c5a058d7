#pragma once

#include "harness/probe/ledger.hpp"

#include <atomic>

#include <sched.h>

/// The one region of the process, shared by its threads.
namespace yieldmark::probe {

/// Held for a few table steps, or one mmap call. Waiting must not allocate, so that no mutex of a library
/// will do.
class spin_lock {
public:
    void lock() noexcept {
        while (held_.test_and_set(std::memory_order_acquire)) {
            sched_yield();
        }
    }
    void unlock() noexcept { held_.clear(std::memory_order_release); }

private:
    std::atomic_flag held_;
};

struct region_state {
    std::atomic<bool> open = false;
    spin_lock lock;
    ledger books;
};

extern region_state region;

/// True while this thread is inside the next allocator. What that does to get its memory (an mmap, or a
/// calloc that calls malloc) is part of the call that is counted already.
[[gnu::tls_model("initial-exec")]] extern constinit thread_local bool inside_allocator;

/// Whether a call of this thread may count: outside a region the cost of the probe is this one relaxed load.
inline bool counting() noexcept {
    return region.open.load(std::memory_order_relaxed) && !inside_allocator;
}

/// Runs `update` on the books, unless the region was closed since counting() was asked.
template <class Update> void with_books(Update update) noexcept {
    region.lock.lock();
    if (region.open.load(std::memory_order_relaxed)) {
        update(region.books);
    }
    region.lock.unlock();
}

} // namespace yieldmark::probe
