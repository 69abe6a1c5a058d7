#pragma once
#include "support/coroutine2.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_tree {

template <class Yield> void coroutine2_walk(std::uint64_t first, std::size_t n, Yield& yield) {
    if (n == 1) {
        yield(first);
    } else {
        coroutine2_walk(first, n / 2, yield);
        coroutine2_walk(first + n / 2, n - n / 2, yield);
    }
}

/// 0 … n-1 as the leaves of a balanced tree, walked, by an asymmetric coroutine of Boost.Coroutine2. The body
/// just calls itself: it has a stack.
inline auto boost_coroutine2(std::uint64_t first, std::size_t n) {
    return boost::coroutines2::coroutine<std::uint64_t>::pull_type{
        [first, n](auto& yield) { coroutine2_walk(first, n, yield); }};
}

} // namespace yieldmark::runtime_tree
