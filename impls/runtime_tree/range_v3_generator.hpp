#pragma once
#include "support/range_v3_generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_tree {

/// 0 … n-1 as the leaves of a balanced tree, walked, by range-v3's experimental generator. It has no
/// elements_of: each level yields again what it is given.
inline ranges::experimental::generator<std::uint64_t> range_v3_generator(std::uint64_t first, std::size_t n) {
    if (n == 1) {
        co_yield first;
    } else {
        for (std::uint64_t x : range_v3_generator(first, n / 2))
            co_yield x;
        for (std::uint64_t x : range_v3_generator(first + n / 2, n - n / 2))
            co_yield x;
    }
}

} // namespace yieldmark::runtime_tree
