#pragma once
#include "support/fiber_generator.hpp"

#include <cstdint>

namespace yieldmark::count_from {

/// `start`, then each item `step` more than the one before, without end, one per switch to the body's own
/// stack.
inline auto boost_context(std::uint64_t start, std::uint64_t step) {
    return fiber_generator<std::uint64_t>([start, step](auto& yield) {
        for (std::uint64_t number = start;; number += step)
            yield(number);
    });
}

} // namespace yieldmark::count_from
