#pragma once
#include "support/generator.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark::permutations {

/// All orders of the numbers of `pool`, one per resumption.
inline generator<std::span<std::uint64_t const>> coroutine(std::span<std::uint64_t const> pool) {
    std::vector<std::uint64_t> order(pool.begin(), pool.end());
    do
        co_yield order;
    while (std::next_permutation(order.begin(), order.end()));
}

} // namespace yieldmark::permutations
