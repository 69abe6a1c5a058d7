#pragma once
#include "support/bare_fiber_range.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_chain {

inline auto bare_integers(std::size_t n) {
    return bare_fiber_range<std::uint64_t>{[n](auto& yield) {
        for (std::uint64_t x = 0; x != n; ++x)
            yield(x);
    }};
}

inline auto bare_doubled(std::size_t n) {
    return bare_fiber_range<std::uint64_t>{[n](auto& yield) {
        auto numbers = bare_integers(n);
        for (std::uint64_t x : numbers)
            yield(x * 2);
    }};
}

/// The doubles of 0 … n-1 that are above 10, each of three stages made, by a bare fiber, resumed by hand.
inline auto bare_fiber(std::size_t n) {
    return bare_fiber_range<std::uint64_t>{[n](auto& yield) {
        auto numbers = bare_doubled(n);
        for (std::uint64_t x : numbers)
            if (x > 10)
                yield(x);
    }};
}

} // namespace yieldmark::runtime_chain
