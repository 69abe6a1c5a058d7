#pragma once
#include "support/generator.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace yieldmark::lazy_start {

/// The first `n` Fibonacci numbers, each counted in `made` when it is yielded. Calling it runs none of this.
inline generator<std::uint64_t> coroutine(std::size_t n, std::uint64_t& made) {
    std::uint64_t a = 0;
    std::uint64_t b = 1;
    for (std::size_t i = 0; i != n; ++i) {
        ++made;
        co_yield a;
        a = std::exchange(b, a + b);
    }
}

} // namespace yieldmark::lazy_start
