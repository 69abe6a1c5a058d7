#pragma once
// Time in which this program itself ran.

#include <algorithm>
#include <chrono>

namespace yieldmark::system {

/// Counts the time between its beginning and the last look, without what this program stood still: a container that was
/// paused, a laptop that slept, SIGSTOP. For the limits of what it waits for, which stood still with it.
class awake_time {
public:
    using clock = std::chrono::steady_clock;

    /// It must be looked at more often than this; what is longer between two looks counts as that long.
    static constexpr std::chrono::milliseconds longest_step{250};

    explicit awake_time(clock::time_point begin = clock::now()) : last_look_(begin) {}

    /// Looks: so much has passed.
    clock::duration passed(clock::time_point now = clock::now()) {
        auto const step = now - last_look_;
        passed_ += std::min<clock::duration>(step, longest_step);
        last_look_ = now;
        return passed_;
    }

    /// The same in seconds.
    double seconds(clock::time_point now = clock::now()) {
        return std::chrono::duration<double>(passed(now)).count();
    }

private:
    clock::time_point last_look_;
    clock::duration passed_{};
};

} // namespace yieldmark::system
