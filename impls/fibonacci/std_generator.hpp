#pragma once
#include <cstddef>
#include <cstdint>
#include <generator>
#include <utility>

namespace yieldmark::fibonacci {

/// The first `n` Fibonacci numbers, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::size_t n) {
    std::uint64_t a = 0;
    std::uint64_t b = 1;
    for (std::size_t i = 0; i != n; ++i) {
        co_yield a;
        a = std::exchange(b, a + b);
    }
}

} // namespace yieldmark::fibonacci
