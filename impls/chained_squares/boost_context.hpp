#pragma once
#include "support/fiber_generator.hpp"

#include <cstdint>

namespace yieldmark::chained_squares {

/// The squares of 1, 2, 3, … without end: one fiber reading another.
inline auto boost_context() {
    using numbers = fiber_generator<std::uint64_t>;
    return numbers{[](auto& yield) {
        numbers integers{[](auto& inner) {
            for (std::uint64_t i = 1;; ++i)
                inner(i);
        }};
        for (std::uint64_t i : integers)
            yield(i * i);
    }};
}

} // namespace yieldmark::chained_squares
