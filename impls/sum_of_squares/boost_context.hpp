#pragma once
#include "support/fiber_generator.hpp"

#include <cstdint>
#include <span>

namespace yieldmark::sum_of_squares {

/// The square of each number, one per switch to the body's own stack.
inline auto boost_context(std::span<std::uint64_t const> numbers) {
    return fiber_generator<std::uint64_t>([numbers](auto& yield) {
        for (std::uint64_t const x : numbers)
            yield(x * x);
    });
}

} // namespace yieldmark::sum_of_squares
