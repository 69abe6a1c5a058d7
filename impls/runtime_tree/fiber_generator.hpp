#pragma once
#include "support/fiber_generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_tree {

/// 0 … n-1 as the leaves of a balanced tree, walked, by our fiber generator.
inline yieldmark::fiber_generator<std::uint64_t> fiber_generator(std::uint64_t first, std::size_t n) {
    return yieldmark::fiber_generator<std::uint64_t>{[first, n](auto& yield) {
        if (n == 1) {
            yield(first);
        } else {
            yield(elements_of(fiber_generator(first, n / 2)));
            yield(elements_of(fiber_generator(first + n / 2, n - n / 2)));
        }
    }};
}

} // namespace yieldmark::runtime_tree
