#pragma once
#include "support/coroutine2.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_chain {

inline auto coroutine2_integers(std::size_t n) {
    return boost::coroutines2::coroutine<std::uint64_t>::pull_type{[n](auto& yield) {
        for (std::uint64_t x = 0; x != n; ++x)
            yield(x);
    }};
}

inline auto coroutine2_doubled(std::size_t n) {
    return boost::coroutines2::coroutine<std::uint64_t>::pull_type{[n](auto& yield) {
        auto numbers = coroutine2_integers(n);
        for (std::uint64_t x : numbers)
            yield(x * 2);
    }};
}

/// The doubles of 0 … n-1 that are above 10, each of three stages made, by an asymmetric coroutine of
/// Boost.Coroutine2.
inline auto boost_coroutine2(std::size_t n) {
    return boost::coroutines2::coroutine<std::uint64_t>::pull_type{[n](auto& yield) {
        auto numbers = coroutine2_doubled(n);
        for (std::uint64_t x : numbers)
            if (x > 10)
                yield(x);
    }};
}

} // namespace yieldmark::runtime_chain
