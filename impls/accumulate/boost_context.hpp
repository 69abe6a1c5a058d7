#pragma once
#include "support/fiber_generator.hpp"

#include <cstdint>
#include <span>

namespace yieldmark::accumulate {

/// The running sums of `numbers`, one per switch to the body's own stack.
inline auto boost_context(std::span<std::uint64_t const> numbers) {
    return fiber_generator<std::uint64_t>([numbers](auto& yield) {
        std::uint64_t sum = 0;
        for (std::uint64_t const number : numbers)
            yield(sum += number);
    });
}

} // namespace yieldmark::accumulate
