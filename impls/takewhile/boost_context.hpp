#pragma once
#include "support/fiber_generator.hpp"

#include <cstdint>
#include <span>

namespace yieldmark::takewhile {

/// The `numbers` before the first that is not below `limit`, one per switch to the body's own stack.
inline auto boost_context(std::span<std::uint64_t const> numbers, std::uint64_t limit) {
    return fiber_generator<std::uint64_t>([numbers, limit](auto& yield) {
        for (std::uint64_t const number : numbers) {
            if (number >= limit)
                return;
            yield(number);
        }
    });
}

} // namespace yieldmark::takewhile
