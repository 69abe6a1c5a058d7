#pragma once
#include "support/fiber_generator.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::pairwise {

/// Each of `numbers` with the one after it, one pair per switch to the body's own stack.
inline auto boost_context(std::span<std::uint64_t const> numbers) {
    return fiber_generator<std::pair<std::uint64_t, std::uint64_t>>([numbers](auto& yield) {
        for (std::size_t i = 1; i < numbers.size(); ++i)
            yield({numbers[i - 1], numbers[i]});
    });
}

} // namespace yieldmark::pairwise
