#pragma once
#include "support/bare_fiber_range.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_recursion {

template <class Yield> void bare_descend(std::size_t depth, std::size_t n, Yield& yield) {
    if (depth != 0) {
        bare_descend(depth - 1, n, yield);
        asm volatile(""); // or the call becomes a jump
    } else {
        for (std::uint64_t x = 0; x != n; ++x)
            yield(x);
    }
}

/// 0 … n-1 from `depth` calls within, by a bare fiber, resumed by hand. The body just calls
/// itself: it has a stack.
inline auto bare_fiber(std::size_t depth, std::size_t n) {
    return bare_fiber_range<std::uint64_t>{[depth, n](auto& yield) { bare_descend(depth, n, yield); }};
}

} // namespace yieldmark::runtime_recursion
