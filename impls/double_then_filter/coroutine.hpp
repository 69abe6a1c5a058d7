#pragma once
#include "support/generator.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace yieldmark::double_then_filter {

inline generator<std::uint64_t> doubled(std::size_t n) {
    for (std::uint64_t x = 0; x != n; ++x)
        co_yield x * 2;
}

inline generator<std::uint64_t> above_10(generator<std::uint64_t> numbers) {
    for (std::uint64_t x : numbers)
        if (x > 10)
            co_yield x;
}

/// The doubles of 0 … n-1 that are above 10: one generator feeding another.
inline generator<std::uint64_t> coroutine(std::size_t n) {
    return above_10(doubled(n));
}

} // namespace yieldmark::double_then_filter
