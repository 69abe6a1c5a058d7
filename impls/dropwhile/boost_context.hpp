#pragma once
#include "support/fiber_generator.hpp"

#include <cstdint>
#include <span>

namespace yieldmark::dropwhile {

/// The `numbers` from the first on that is not below `limit`, one per switch to the body's own stack.
inline auto boost_context(std::span<std::uint64_t const> numbers, std::uint64_t limit) {
    return fiber_generator<std::uint64_t>([numbers, limit](auto& yield) {
        bool dropping = true;
        for (std::uint64_t const number : numbers) {
            dropping = dropping && number < limit;
            if (!dropping)
                yield(number);
        }
    });
}

} // namespace yieldmark::dropwhile
