#pragma once
#include "support/generator.hpp"

#include <cstdint>

namespace yieldmark::count_from {

/// `start`, then each item `step` more than the one before, without end, one per resumption.
inline generator<std::uint64_t> coroutine(std::uint64_t start, std::uint64_t step) {
    for (std::uint64_t number = start;; number += step)
        co_yield number;
}

} // namespace yieldmark::count_from
