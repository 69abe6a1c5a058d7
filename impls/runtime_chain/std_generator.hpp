#pragma once
#include <cstddef>
#include <cstdint>
#include <generator>

namespace yieldmark::runtime_chain {

inline std::generator<std::uint64_t> std_integers(std::size_t n) {
    for (std::uint64_t x = 0; x != n; ++x)
        co_yield x;
}

inline std::generator<std::uint64_t> std_doubled(std::generator<std::uint64_t> numbers) {
    for (std::uint64_t x : numbers)
        co_yield x * 2;
}

inline std::generator<std::uint64_t> std_above_10(std::generator<std::uint64_t> numbers) {
    for (std::uint64_t x : numbers)
        if (x > 10)
            co_yield x;
}

/// The doubles of 0 … n-1 that are above 10, each of three stages made, by the standard generator. Inlined by
/// force: a frame that leaves the function it is made in can't be taken apart, and three of them are too much
/// for clang's inliner.
[[gnu::always_inline]] inline std::generator<std::uint64_t> std_generator(std::size_t n) {
    return std_above_10(std_doubled(std_integers(n)));
}

} // namespace yieldmark::runtime_chain
