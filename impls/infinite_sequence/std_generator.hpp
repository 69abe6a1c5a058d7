#pragma once
#include <cstdint>
#include <generator>

namespace yieldmark::infinite_sequence {

/// 0, 1, 2, … without end, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator() {
    for (std::uint64_t number = 0;; ++number)
        co_yield number;
}

} // namespace yieldmark::infinite_sequence
