#pragma once
#include "support/fiber_generator.hpp"

#include <cstdint>

namespace yieldmark::geometric_sequence {

/// `start`, then each item `factor` times the one before, without end, one per switch of stacks.
inline auto boost_context(std::uint64_t start, std::uint64_t factor) {
    return fiber_generator<std::uint64_t>([start, factor](auto& yield) {
        for (std::uint64_t value = start;; value *= factor)
            yield(value);
    });
}

} // namespace yieldmark::geometric_sequence
