#pragma once
// Frames and stacks are recycled per thread, and the check leaves the main thread's caches warm: there they would hide
// what a technique needs.

#include <exception>
#include <thread>

namespace yieldmark::bench {

/// Calls `work` in a thread of its own and waits for it; passes on what it throws.
template <class Work> void in_fresh_thread(Work work) {
    std::exception_ptr wrong;
    std::thread{[&] {
        try {
            work();
        } catch (...) {
            wrong = std::current_exception();
        }
    }}.join();
    if (wrong)
        std::rethrow_exception(wrong);
}

} // namespace yieldmark::bench
