#pragma once
#include "support/generator.hpp"

#include <cstdint>

namespace yieldmark::geometric_sequence {

/// `start`, then each item `factor` times the one before, without end, one per resumption.
inline generator<std::uint64_t> coroutine(std::uint64_t start, std::uint64_t factor) {
    for (std::uint64_t value = start;; value *= factor)
        co_yield value;
}

} // namespace yieldmark::geometric_sequence
