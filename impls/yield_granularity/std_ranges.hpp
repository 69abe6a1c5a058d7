#pragma once
#include "support/counted_blocks.hpp"

#include <cstddef>
#include <ranges>

namespace yieldmark::yield_granularity {

/// 0, 1, … n-1 in blocks of `k`. Read once, in order: the function has state.
inline auto std_ranges(std::size_t n, std::size_t k) {
    return std::views::iota(std::size_t{0}, (n + k - 1) / k) |
           std::views::transform(
               [numbers = counted_blocks{n, k}](std::size_t) mutable { return numbers.next(); });
}

} // namespace yieldmark::yield_granularity
