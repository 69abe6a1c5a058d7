#pragma once
// Whether the slices (repetitions) of a case take so long that one is enough. Pure.

#include <cstdint>

namespace yieldmark::bench {

/// Google Benchmark calls a case with more and more iterations until a slice is long enough, and then once for each further
/// slice. The slice that it chose decides, and no later one: the library aborts where some of the slices after the first
/// report and others don't.
class long_slices {
public:
    /// `limit`: seconds of the processor. By the wall clock, a slice that stood still while others ran would be long, and that is the
    /// one to repeat. 0: none is long.
    explicit long_slices(double limit) : limit_{limit} {}

    /// Asked as a call with so many iterations begins: whether it is a further slice, and the first took the limit or more.
    [[nodiscard]] bool are_enough(std::uint64_t iterations) {
        if (iterations == iterations_ && !chosen_) {
            chosen_ = true;
            long_ = limit_ > 0 && seconds_ >= limit_;
        }
        iterations_ = iterations;
        return long_;
    }

    /// Told as the call ends: the seconds that it took the processor.
    void took(double seconds) { seconds_ = seconds; }

private:
    double limit_;
    double seconds_ = 0;           // of the last call
    std::uint64_t iterations_ = 0; // of the last call
    bool chosen_ = false;          // that number is the one of every slice
    bool long_ = false;
};

} // namespace yieldmark::bench
