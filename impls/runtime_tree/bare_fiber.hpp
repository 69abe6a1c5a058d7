#pragma once
#include "support/bare_fiber_range.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_tree {

template <class Yield> void bare_walk(std::uint64_t first, std::size_t n, Yield& yield) {
    if (n == 1) {
        yield(first);
    } else {
        bare_walk(first, n / 2, yield);
        bare_walk(first + n / 2, n - n / 2, yield);
    }
}

/// 0 … n-1 as the leaves of a balanced tree, walked, by a bare fiber, resumed by hand. The body
/// just calls itself: it has a stack.
inline auto bare_fiber(std::uint64_t first, std::size_t n) {
    return bare_fiber_range<std::uint64_t>{[first, n](auto& yield) { bare_walk(first, n, yield); }};
}

} // namespace yieldmark::runtime_tree
