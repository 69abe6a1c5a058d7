#pragma once
#include <cstddef>
#include <cstdint>
#include <generator>
#include <ranges>

namespace yieldmark::runtime_tree {

/// 0 … n-1 as the leaves of a balanced tree, walked, by the standard generator.
inline std::generator<std::uint64_t> std_generator(std::uint64_t first, std::size_t n) {
    if (n == 1) {
        co_yield first;
    } else {
        co_yield std::ranges::elements_of(std_generator(first, n / 2));
        co_yield std::ranges::elements_of(std_generator(first + n / 2, n - n / 2));
    }
}

} // namespace yieldmark::runtime_tree
