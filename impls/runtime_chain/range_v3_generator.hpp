#pragma once
#include "support/range_v3_generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_chain {

inline ranges::experimental::generator<std::uint64_t> range_v3_integers(std::size_t n) {
    for (std::uint64_t x = 0; x != n; ++x)
        co_yield x;
}

inline ranges::experimental::generator<std::uint64_t>
range_v3_doubled(ranges::experimental::generator<std::uint64_t> numbers) {
    for (std::uint64_t x : numbers)
        co_yield x * 2;
}

inline ranges::experimental::generator<std::uint64_t>
range_v3_above_10(ranges::experimental::generator<std::uint64_t> numbers) {
    for (std::uint64_t x : numbers)
        if (x > 10)
            co_yield x;
}

/// The doubles of 0 … n-1 that are above 10, each of three stages made, by range-v3's experimental
/// generator. Inlined by force: a
/// frame that leaves the function it is made in can't be taken apart, and three of them are too much for
/// clang's inliner.
[[gnu::always_inline]] inline ranges::experimental::generator<std::uint64_t>
range_v3_generator(std::size_t n) {
    return range_v3_above_10(range_v3_doubled(range_v3_integers(n)));
}

} // namespace yieldmark::runtime_chain
