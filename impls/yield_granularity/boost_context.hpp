#pragma once
#include "support/counted_blocks.hpp"
#include "support/fiber_generator.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace yieldmark::yield_granularity {

/// 0, 1, … n-1 in blocks of `k`, one block per switch to the body's own stack.
inline auto boost_context(std::size_t n, std::size_t k) {
    return fiber_generator<std::span<std::uint64_t const>>([n, k](auto& yield) {
        counted_blocks numbers{n, k};
        for (auto block = numbers.next(); !block.empty(); block = numbers.next())
            yield(block);
    });
}

} // namespace yieldmark::yield_granularity
