#pragma once
#include "support/generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_chain {

inline yieldmark::generator<std::uint64_t> generator_integers(std::size_t n) {
    for (std::uint64_t x = 0; x != n; ++x)
        co_yield x;
}

inline yieldmark::generator<std::uint64_t> generator_doubled(yieldmark::generator<std::uint64_t> numbers) {
    for (std::uint64_t x : numbers)
        co_yield x * 2;
}

inline yieldmark::generator<std::uint64_t> generator_above_10(yieldmark::generator<std::uint64_t> numbers) {
    for (std::uint64_t x : numbers)
        if (x > 10)
            co_yield x;
}

/// The doubles of 0 … n-1 that are above 10, each of three stages made, by our generator. Inlined by force: a
/// frame that leaves the function it is made in can't be taken apart, and three of them are too much for
/// clang's inliner.
[[gnu::always_inline]] inline yieldmark::generator<std::uint64_t> generator(std::size_t n) {
    return generator_above_10(generator_doubled(generator_integers(n)));
}

} // namespace yieldmark::runtime_chain
