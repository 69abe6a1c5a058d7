#pragma once
#include "support/fiber_generator.hpp"

#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::starmap {

/// The product of each of `pairs`, one per switch to the body's own stack.
inline auto boost_context(std::span<std::pair<std::uint64_t, std::uint64_t> const> pairs) {
    return fiber_generator<std::uint64_t>([pairs](auto& yield) {
        for (auto const& [first, second] : pairs)
            yield(first * second);
    });
}

} // namespace yieldmark::starmap
