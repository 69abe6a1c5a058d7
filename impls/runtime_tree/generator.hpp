#pragma once
#include "support/generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_tree {

/// 0 … n-1 as the leaves of a balanced tree, walked, by our generator.
inline yieldmark::generator<std::uint64_t> generator(std::uint64_t first, std::size_t n) {
    if (n == 1) {
        co_yield first;
    } else {
        co_yield elements_of(generator(first, n / 2));
        co_yield elements_of(generator(first + n / 2, n - n / 2));
    }
}

} // namespace yieldmark::runtime_tree
