#pragma once
#include "support/fiber_generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_recursion {

/// 0 … n-1 from `depth` calls within, by our fiber generator.
inline yieldmark::fiber_generator<std::uint64_t> fiber_generator(std::size_t depth, std::size_t n) {
    return yieldmark::fiber_generator<std::uint64_t>{[depth, n](auto& yield) {
        if (depth != 0) {
            yield(elements_of(fiber_generator(depth - 1, n)));
        } else {
            for (std::uint64_t x = 0; x != n; ++x)
                yield(x);
        }
    }};
}

} // namespace yieldmark::runtime_recursion
