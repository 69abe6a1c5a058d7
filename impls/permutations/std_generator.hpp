#pragma once
#include <algorithm>
#include <cstdint>
#include <generator>
#include <span>
#include <vector>

namespace yieldmark::permutations {

/// All orders of the numbers of `pool`, one per resumption of the standard generator.
inline std::generator<std::span<std::uint64_t const>> std_generator(std::span<std::uint64_t const> pool) {
    std::vector<std::uint64_t> order(pool.begin(), pool.end());
    do
        co_yield order;
    while (std::next_permutation(order.begin(), order.end()));
}

} // namespace yieldmark::permutations
