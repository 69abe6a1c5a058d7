#include "harness/probe/region.hpp"

#include "harness/probe/pages.hpp"

#include <mutex>

#include <pthread.h>
#include <sys/mman.h>

namespace yieldmark::probe {

constinit region_state region;
constinit thread_local bool inside_allocator = false;

namespace {

// For kernels that can't hand a page over zeroed (before Linux 4.14, gVisor): there a handler that runs before this
// one and allocates may still wait for ever.
void leave_region_in_child() noexcept {
    if (process_page* const page = region.page.load(std::memory_order_relaxed)) {
        page->has_region.store(false, std::memory_order_relaxed);
        page->lock.unlock();
    }
}

process_page* make_page() noexcept {
    void* const page = map_pages(sizeof(process_page));
    if (page != nullptr && madvise(page, sizeof(process_page), MADV_WIPEONFORK) != 0) {
        pthread_atfork(nullptr, nullptr, leave_region_in_child);
    }
    return static_cast<process_page*>(page);
}

// Null when there is no memory for it.
process_page* the_page() noexcept {
    process_page* page = region.page.load(std::memory_order_acquire);
    if (page != nullptr) {
        return page;
    }
    process_page* const fresh = make_page();
    if (fresh != nullptr && !region.page.compare_exchange_strong(page, fresh)) {
        unmap_pages(fresh, sizeof(process_page));
        return page;
    }
    return fresh;
}

// Of a forked child: its tables may be half-way through a change of another thread that it doesn't have.
void forget_region_of_parent(process_page const& page) noexcept {
    if (region.open.load(std::memory_order_relaxed) && !page.has_region.load(std::memory_order_relaxed)) {
        region.open.store(false, std::memory_order_relaxed);
        region.books.abandon();
    }
}

void set_open(process_page& page, bool open) noexcept {
    page.has_region.store(open, std::memory_order_relaxed);
    region.open.store(open, std::memory_order_relaxed);
}

template <class Begin> yieldmark_probe_status open_region(Begin begin) noexcept {
    process_page* const page = the_page();
    if (page == nullptr) {
        return yieldmark_probe_out_of_memory;
    }
    std::lock_guard const hold(page->lock);
    forget_region_of_parent(*page);
    if (region.open.load(std::memory_order_relaxed)) {
        return yieldmark_probe_wrong_order;
    }
    if (!begin(region.books)) {
        return yieldmark_probe_out_of_memory;
    }
    set_open(*page, true);
    return yieldmark_probe_good;
}

// Runs `act` on the page under its lock; wrong order if no region was ever begun.
template <class Act> yieldmark_probe_status on_page(Act act) noexcept {
    process_page* const page = region.page.load(std::memory_order_acquire);
    if (page == nullptr) {
        return yieldmark_probe_wrong_order;
    }
    std::lock_guard const hold(page->lock);
    forget_region_of_parent(*page);
    return act(*page);
}

} // namespace

} // namespace yieldmark::probe

using yieldmark::probe::ledger;
using yieldmark::probe::on_page;
using yieldmark::probe::open_region;
using yieldmark::probe::process_page;
using yieldmark::probe::region;
using yieldmark::probe::set_open;

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
    return on_page([&](process_page const&) {
        if (!region.open.load(std::memory_order_relaxed)) {
            return yieldmark_probe_wrong_order;
        }
        region.books.pause(paused != 0);
        return yieldmark_probe_good;
    });
}

yieldmark_probe_status yieldmark_probe_recorded(yieldmark_probe_recording* out) {
    return on_page([&](process_page const&) {
        auto const found = region.books.recorded();
        if (region.open.load(std::memory_order_relaxed) || found.steps == nullptr) {
            return yieldmark_probe_wrong_order;
        }
        *out = found;
        return yieldmark_probe_good;
    });
}

yieldmark_probe_status yieldmark_probe_end(yieldmark_probe_figures* out) {
    return on_page([&](process_page& page) {
        if (!region.open.load(std::memory_order_relaxed)) {
            return yieldmark_probe_wrong_order;
        }
        set_open(page, false);
        auto const figures = region.books.end();
        if (!figures) {
            return yieldmark_probe_out_of_memory;
        }
        *out = *figures;
        return yieldmark_probe_good;
    });
}
}
#pragma GCC visibility pop
