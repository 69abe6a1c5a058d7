#include "harness/bench/speed.hpp"

#include <chrono>
#include <cstdint>

namespace yieldmark::bench {

double speed_reading() {
    constexpr int steps = 8000;
    using clock = std::chrono::steady_clock;
    std::uint64_t x = 1;
    auto const begin = clock::now();
    for (int i = 0; i != steps; ++i) {
        x = x * 6364136223846793005U + 1442695040888963407U;
        asm volatile("" : "+r"(x));
    }
    std::chrono::duration<double, std::nano> const taken = clock::now() - begin;
    return taken.count() / steps;
}

} // namespace yieldmark::bench
