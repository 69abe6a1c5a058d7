#include "harness/probe/region.hpp"

#include <mutex>

#include <pthread.h>

namespace yieldmark::probe {

constinit region_state region;
constinit thread_local bool inside_allocator = false;

namespace {

// Another thread may have held the lock when the process forked; it does not exist in the child to let it go.
void leave_region_in_child() noexcept {
    region.open.store(false, std::memory_order_relaxed);
    region.lock.unlock();
    region.books.abandon();
}

[[gnu::constructor]] void watch_forks() {
    pthread_atfork(nullptr, nullptr, leave_region_in_child);
}

template <class Begin> yieldmark_probe_status open_region(Begin begin) noexcept {
    std::lock_guard const hold(region.lock);
    if (region.open.load(std::memory_order_relaxed)) {
        return yieldmark_probe_wrong_order;
    }
    if (!begin(region.books)) {
        return yieldmark_probe_out_of_memory;
    }
    region.open.store(true, std::memory_order_relaxed);
    return yieldmark_probe_good;
}

} // namespace

} // namespace yieldmark::probe

using yieldmark::probe::ledger;
using yieldmark::probe::open_region;
using yieldmark::probe::region;

#pragma GCC visibility push(default)
extern "C" {

yieldmark_probe_status yieldmark_probe_begin() {
    return open_region([](ledger& books) {
        books.begin();
        return true;
    });
}

yieldmark_probe_status yieldmark_probe_begin_recorded() {
    return open_region([](ledger& books) { return books.begin_recorded(); });
}

yieldmark_probe_status yieldmark_probe_pause(int paused) {
    std::lock_guard const hold(region.lock);
    if (!region.open.load(std::memory_order_relaxed)) {
        return yieldmark_probe_wrong_order;
    }
    region.books.pause(paused != 0);
    return yieldmark_probe_good;
}

yieldmark_probe_status yieldmark_probe_recorded(yieldmark_probe_recording* out) {
    std::lock_guard const hold(region.lock);
    auto const found = region.books.recorded();
    if (region.open.load(std::memory_order_relaxed) || found.steps == nullptr) {
        return yieldmark_probe_wrong_order;
    }
    *out = found;
    return yieldmark_probe_good;
}

yieldmark_probe_status yieldmark_probe_end(yieldmark_probe_figures* out) {
    std::lock_guard const hold(region.lock);
    if (!region.open.load(std::memory_order_relaxed)) {
        return yieldmark_probe_wrong_order;
    }
    region.open.store(false, std::memory_order_relaxed);
    auto const figures = region.books.end();
    if (!figures) {
        return yieldmark_probe_out_of_memory;
    }
    *out = *figures;
    return yieldmark_probe_good;
}
}
#pragma GCC visibility pop
