#pragma once
#include "support/fiber_generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_chain {

inline auto fiber_integers(std::size_t n) {
    return yieldmark::fiber_generator<std::uint64_t>{[n](auto& yield) {
        for (std::uint64_t x = 0; x != n; ++x)
            yield(x);
    }};
}

inline auto fiber_doubled(std::size_t n) {
    return yieldmark::fiber_generator<std::uint64_t>{[n](auto& yield) {
        auto numbers = fiber_integers(n);
        for (std::uint64_t x : numbers)
            yield(x * 2);
    }};
}

/// The doubles of 0 … n-1 that are above 10, each of three stages made, by our fiber generator.
inline auto fiber_generator(std::size_t n) {
    return yieldmark::fiber_generator<std::uint64_t>{[n](auto& yield) {
        auto numbers = fiber_doubled(n);
        for (std::uint64_t x : numbers)
            if (x > 10)
                yield(x);
    }};
}

} // namespace yieldmark::runtime_chain
