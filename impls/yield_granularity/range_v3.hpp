#pragma once
#include "support/counted_blocks.hpp"

#include <range/v3/view/generate_n.hpp>

#include <cstddef>

namespace yieldmark::yield_granularity {

/// 0, 1, … n-1 in blocks of `k`. Not views::chunk, whose blocks make each number only when it is read.
inline auto range_v3(std::size_t n, std::size_t k) {
    return ranges::views::generate_n([numbers = counted_blocks{n, k}]() mutable { return numbers.next(); },
                                     (n + k - 1) / k);
}

} // namespace yieldmark::yield_granularity
