#pragma once
// A thread that counts down from a number, with some work for each count.

#include "support/step.hpp"

#include <cstdint>
#include <thread>

namespace yieldmark {

/// Counts `from`, `from` - 1, … 1, each with 4096 dependent steps of work (a few microseconds, where the
/// document sleeps for a second). What the steps come to.
inline std::uint64_t count_down(std::uint64_t from) {
    std::uint64_t state = from;
    for (std::uint64_t count = from; count != 0; --count)
        for (int i = 0; i != 4096; ++i) {
            state = step(state);
            asm("" : "+r"(state)); // clang would fold many linear steps into one
        }
    return state;
}

/// Like Python's Thread: made first, started later, then joined. May be moved until it is started. Destroyed
/// while it runs, it is waited for.
class countdown_thread {
public:
    explicit countdown_thread(std::uint64_t from) : from_{from} {}

    /// Throws std::system_error if the system has no further thread.
    void start() {
        thread_ = std::jthread{[this] { result_ = count_down(from_); }};
    }

    /// Waits for the end of the thread; what count_down() gave.
    std::uint64_t join() {
        thread_.join();
        return result_;
    }

private:
    std::uint64_t from_;
    std::uint64_t result_ = 0;
    std::jthread thread_;
};

} // namespace yieldmark
