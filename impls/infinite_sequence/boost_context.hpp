#pragma once
#include "support/fiber_generator.hpp"

#include <cstdint>

namespace yieldmark::infinite_sequence {

/// 0, 1, 2, … without end, one per switch to the body's own stack.
inline auto boost_context() {
    return fiber_generator<std::uint64_t>([](auto& yield) {
        for (std::uint64_t number = 0;; ++number)
            yield(number);
    });
}

} // namespace yieldmark::infinite_sequence
