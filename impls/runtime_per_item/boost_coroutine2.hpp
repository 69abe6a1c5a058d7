#pragma once
#include "support/coroutine2.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace yieldmark::runtime_per_item {

/// The first `n` Fibonacci numbers, by an asymmetric coroutine of Boost.Coroutine2.
inline auto boost_coroutine2(std::size_t n) {
    return boost::coroutines2::coroutine<std::uint64_t>::pull_type{[n](auto& yield) {
        std::uint64_t a = 0;
        std::uint64_t b = 1;
        for (std::size_t i = 0; i != n; ++i) {
            yield(a);
            a = std::exchange(b, a + b);
        }
    }};
}

} // namespace yieldmark::runtime_per_item
