#pragma once

#include "harness/probe/ledger.hpp"

#include <atomic>

#include <sched.h>

/// The one region of the process, shared by its threads.
namespace yieldmark::probe {

/// Held for a few table steps, or one mmap call. Waiting must not allocate, so that no mutex of a library
/// will do. All of it being zero is open.
class spin_lock {
public:
    void lock() noexcept {
        while (held_.exchange(true, std::memory_order_acquire)) {
            sched_yield();
        }
    }
    void unlock() noexcept { held_.store(false, std::memory_order_release); }

private:
    std::atomic<bool> held_ = false;
};

/// On a page that the kernel hands to a forked child zeroed, however it was forked (fork, or the system call
/// alone): nobody holds the lock there, and the region is of another process. Handlers of pthread_atfork come too
/// late for that, as those of other libraries run before ours and may allocate. A child of vfork shares all memory
/// with its parent, whose other threads go on and let the lock go.
struct process_page {
    std::atomic<bool> has_region; // of this process; false in a forked child, whatever the books say
    spin_lock lock;
};

struct region_state {
    std::atomic<bool> open = false;
    std::atomic<process_page*> page = nullptr; // made with the first region
    ledger books;
};

extern region_state region;

/// True while this thread is inside the next allocator. What that does to get its memory (an mmap, or a
/// calloc that calls malloc) is part of the call that is counted already.
[[gnu::tls_model("initial-exec")]] extern constinit thread_local bool inside_allocator;

/// Whether a call of this thread may count: outside a region the cost of the probe is this one relaxed load.
inline bool counting() noexcept {
    if (!region.open.load(std::memory_order_relaxed) || inside_allocator) {
        return false;
    }
    process_page const* const page = region.page.load(std::memory_order_acquire);
    return page != nullptr && page->has_region.load(std::memory_order_relaxed);
}

/// Holds the books. Only after counting() was true.
class held_books {
public:
    held_books() noexcept : page_(*region.page.load(std::memory_order_relaxed)) { page_.lock.lock(); }
    ~held_books() { page_.lock.unlock(); }
    held_books(held_books const&) = delete;
    held_books& operator=(held_books const&) = delete;

    /// Null if the region was closed since counting() was asked.
    ledger* open() const noexcept {
        return page_.has_region.load(std::memory_order_relaxed) ? &region.books : nullptr;
    }

private:
    process_page& page_;
};

/// Runs `update` on the books, unless the region was closed since counting() was asked.
template <class Update> void with_books(Update update) noexcept {
    held_books const hold;
    if (ledger* const books = hold.open()) {
        update(*books);
    }
}

} // namespace yieldmark::probe
