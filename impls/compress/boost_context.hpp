#pragma once
#include "support/fiber_generator.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace yieldmark::compress {

/// The `numbers` that are `selected`, one per switch to the body's own stack.
inline auto boost_context(std::span<std::uint64_t const> numbers, std::span<unsigned char const> selected) {
    return fiber_generator<std::uint64_t>([numbers, selected](auto& yield) {
        for (std::size_t i = 0; i != numbers.size(); ++i)
            if (selected[i] != 0)
                yield(numbers[i]);
    });
}

} // namespace yieldmark::compress
