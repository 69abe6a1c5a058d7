#pragma once
#include "support/counted_blocks.hpp"

#include <cstddef>
#include <cstdint>
#include <generator>
#include <span>

namespace yieldmark::yield_granularity {

/// 0, 1, … n-1 in blocks of `k`, one block per resumption of the standard generator.
inline std::generator<std::span<std::uint64_t const>> std_generator(std::size_t n, std::size_t k) {
    counted_blocks numbers{n, k};
    for (auto block = numbers.next(); !block.empty(); block = numbers.next())
        co_yield block;
}

} // namespace yieldmark::yield_granularity
