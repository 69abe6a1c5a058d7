#pragma once
#include <cstdint>
#include <generator>

namespace yieldmark::geometric_sequence {

/// `start`, then each item `factor` times the one before, without end, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::uint64_t start, std::uint64_t factor) {
    for (std::uint64_t value = start;; value *= factor)
        co_yield value;
}

} // namespace yieldmark::geometric_sequence
