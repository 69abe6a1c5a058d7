#pragma once
#include "support/bare_fiber_range.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace yieldmark::runtime_per_item {

/// The first `n` Fibonacci numbers, by a bare fiber, resumed by hand.
inline auto bare_fiber(std::size_t n) {
    return bare_fiber_range<std::uint64_t>{[n](auto& yield) {
        std::uint64_t a = 0;
        std::uint64_t b = 1;
        for (std::size_t i = 0; i != n; ++i) {
            yield(a);
            a = std::exchange(b, a + b);
        }
    }};
}

} // namespace yieldmark::runtime_per_item
