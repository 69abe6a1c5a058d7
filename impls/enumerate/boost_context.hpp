#pragma once
#include "support/fiber_generator.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::enumerate {

/// Each of `numbers` with its index, one pair per switch to the body's own stack.
inline auto boost_context(std::span<std::uint64_t const> numbers) {
    return fiber_generator<std::pair<std::size_t, std::uint64_t>>([numbers](auto& yield) {
        for (std::size_t i = 0; i != numbers.size(); ++i)
            yield({i, numbers[i]});
    });
}

} // namespace yieldmark::enumerate
