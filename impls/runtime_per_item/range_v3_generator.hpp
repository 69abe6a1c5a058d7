#pragma once
#include "support/range_v3_generator.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace yieldmark::runtime_per_item {

/// The first `n` Fibonacci numbers, by range-v3's experimental generator.
inline ranges::experimental::generator<std::uint64_t> range_v3_generator(std::size_t n) {
    std::uint64_t a = 0;
    std::uint64_t b = 1;
    for (std::size_t i = 0; i != n; ++i) {
        co_yield a;
        a = std::exchange(b, a + b);
    }
}

} // namespace yieldmark::runtime_per_item
