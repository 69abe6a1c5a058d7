#pragma once
#include "support/permutation_walk.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark::permutations {

/// All orders of the numbers of `pool`, a list of lists.
inline std::vector<std::vector<std::uint64_t>> eager(std::span<std::uint64_t const> pool) {
    std::vector<std::uint64_t> order(pool.begin(), pool.end());
    std::vector<std::vector<std::uint64_t>> result;
    result.reserve(orders_of(order.size()));
    do
        result.push_back(order);
    while (std::next_permutation(order.begin(), order.end()));
    return result;
}

} // namespace yieldmark::permutations
