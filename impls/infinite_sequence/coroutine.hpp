#pragma once
#include "support/generator.hpp"

#include <cstdint>

namespace yieldmark::infinite_sequence {

/// 0, 1, 2, … without end, one per resumption.
inline generator<std::uint64_t> coroutine() {
    for (std::uint64_t number = 0;; ++number)
        co_yield number;
}

} // namespace yieldmark::infinite_sequence
