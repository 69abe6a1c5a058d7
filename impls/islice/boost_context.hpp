#pragma once
#include "support/fiber_generator.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace yieldmark::islice {

/// Every `step`-th of the `numbers` from index `start` on, one per switch to the body's own stack.
inline auto boost_context(std::span<std::uint64_t const> numbers, std::size_t start, std::size_t step) {
    return fiber_generator<std::uint64_t>([numbers, start, step](auto& yield) {
        for (std::size_t i = start; i < numbers.size(); i += step)
            yield(numbers[i]);
    });
}

} // namespace yieldmark::islice
