#pragma once
#include <cstdint>
#include <generator>

namespace yieldmark::count_from {

/// `start`, then each item `step` more than the one before, without end, one per resumption of the standard
/// generator.
inline std::generator<std::uint64_t> std_generator(std::uint64_t start, std::uint64_t step) {
    for (std::uint64_t number = start;; number += step)
        co_yield number;
}

} // namespace yieldmark::count_from
