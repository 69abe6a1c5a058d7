#pragma once
#include "support/generator.hpp"

#include <cstdint>
#include <span>

namespace yieldmark::accumulate {

/// The running sums of `numbers`, one per resumption.
inline generator<std::uint64_t> coroutine(std::span<std::uint64_t const> numbers) {
    std::uint64_t sum = 0;
    for (std::uint64_t const number : numbers)
        co_yield sum += number;
}

} // namespace yieldmark::accumulate
