#pragma once
#include "support/generator.hpp"

#include <cstdint>

namespace yieldmark::chained_squares {

inline generator<std::uint64_t> integers() {
    for (std::uint64_t i = 1;; ++i)
        co_yield i;
}

/// The squares of 1, 2, 3, … without end: one generator reading another.
inline generator<std::uint64_t> coroutine() {
    for (std::uint64_t i : integers())
        co_yield i* i;
}

} // namespace yieldmark::chained_squares
