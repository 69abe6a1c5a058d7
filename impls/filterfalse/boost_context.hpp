#pragma once
#include "support/fiber_generator.hpp"

#include <cstdint>
#include <span>

namespace yieldmark::filterfalse {

/// The `numbers` that are not odd, one per switch to the body's own stack.
inline auto boost_context(std::span<std::uint64_t const> numbers) {
    return fiber_generator<std::uint64_t>([numbers](auto& yield) {
        for (std::uint64_t const number : numbers)
            if (number % 2 == 0)
                yield(number);
    });
}

} // namespace yieldmark::filterfalse
