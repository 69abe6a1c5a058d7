#pragma once
#include <cstdint>
#include <generator>

namespace yieldmark::chained_squares {

inline std::generator<std::uint64_t> std_integers() {
    for (std::uint64_t i = 1;; ++i)
        co_yield i;
}

/// The squares of 1, 2, 3, … without end: one std::generator reading another.
inline std::generator<std::uint64_t> std_generator() {
    for (std::uint64_t i : std_integers())
        co_yield i* i;
}

} // namespace yieldmark::chained_squares
