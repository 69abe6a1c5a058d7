#pragma once
#include <cstdint>
#include <generator>
#include <span>

namespace yieldmark::accumulate {

/// The running sums of `numbers`, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::span<std::uint64_t const> numbers) {
    std::uint64_t sum = 0;
    for (std::uint64_t const number : numbers)
        co_yield sum += number;
}

} // namespace yieldmark::accumulate
