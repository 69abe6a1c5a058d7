#pragma once
#include "support/coroutine2.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_recursion {

template <class Yield> void coroutine2_descend(std::size_t depth, std::size_t n, Yield& yield) {
    if (depth != 0) {
        coroutine2_descend(depth - 1, n, yield);
        asm volatile(""); // or the call becomes a jump
    } else {
        for (std::uint64_t x = 0; x != n; ++x)
            yield(x);
    }
}

/// 0 … n-1 from `depth` calls within, by an asymmetric coroutine of Boost.Coroutine2. The body just calls
/// itself: it has a stack.
inline auto boost_coroutine2(std::size_t depth, std::size_t n) {
    return boost::coroutines2::coroutine<std::uint64_t>::pull_type{
        [depth, n](auto& yield) { coroutine2_descend(depth, n, yield); }};
}

} // namespace yieldmark::runtime_recursion
