#pragma once
#include <cstddef>
#include <cstdint>
#include <generator>
#include <utility>

namespace yieldmark::lazy_start {

/// The first `n` Fibonacci numbers, each counted in `made` when it is yielded. Calling it runs none of this.
inline std::generator<std::uint64_t> std_generator(std::size_t n, std::uint64_t& made) {
    std::uint64_t a = 0;
    std::uint64_t b = 1;
    for (std::size_t i = 0; i != n; ++i) {
        ++made;
        co_yield a;
        a = std::exchange(b, a + b);
    }
}

} // namespace yieldmark::lazy_start
