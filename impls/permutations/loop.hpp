#pragma once
#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark::permutations {

/// All orders of the numbers of `pool`, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::span<std::uint64_t const> pool, Sink&& sink) {
    std::vector<std::uint64_t> order(pool.begin(), pool.end());
    do
        if (!sink(std::span<std::uint64_t const>{order}))
            return;
    while (std::next_permutation(order.begin(), order.end()));
}

} // namespace yieldmark::permutations
