#pragma once
#include "support/fiber_generator.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace yieldmark::runtime_per_item {

/// The first `n` Fibonacci numbers, by our fiber generator.
inline auto fiber_generator(std::size_t n) {
    return yieldmark::fiber_generator<std::uint64_t>{[n](auto& yield) {
        std::uint64_t a = 0;
        std::uint64_t b = 1;
        for (std::size_t i = 0; i != n; ++i) {
            yield(a);
            a = std::exchange(b, a + b);
        }
    }};
}

} // namespace yieldmark::runtime_per_item
