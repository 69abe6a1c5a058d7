#pragma once
#include "support/fiber_generator.hpp"

#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::product {

/// Each number of `a` with each of `b`, one pair per switch to the body's own stack.
inline auto boost_context(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    return fiber_generator<std::pair<std::uint64_t, std::uint64_t>>([a, b](auto& yield) {
        for (std::uint64_t const first : a)
            for (std::uint64_t const second : b)
                yield({first, second});
    });
}

} // namespace yieldmark::product
