#pragma once
#include "support/fiber_generator.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace yieldmark::fibonacci {

/// The first `n` Fibonacci numbers, one per switch to the body's own stack.
inline auto boost_context(std::size_t n) {
    return fiber_generator<std::uint64_t>([n](auto& yield) {
        std::uint64_t a = 0;
        std::uint64_t b = 1;
        for (std::size_t i = 0; i != n; ++i) {
            yield(a);
            a = std::exchange(b, a + b);
        }
    });
}

} // namespace yieldmark::fibonacci
