#pragma once
#include "support/fiber_generator.hpp"

#include <cstdint>
#include <span>

namespace yieldmark::square_numbers {

/// The square of each of `numbers`, one per switch to the body's own stack.
inline auto boost_context(std::span<std::uint64_t const> numbers) {
    return fiber_generator<std::uint64_t>([numbers](auto& yield) {
        for (std::uint64_t i : numbers)
            yield(i * i);
    });
}

} // namespace yieldmark::square_numbers
