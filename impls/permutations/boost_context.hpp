#pragma once
#include "support/fiber_generator.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark::permutations {

/// All orders of the numbers of `pool`, one per switch to the body's own stack.
inline auto boost_context(std::span<std::uint64_t const> pool) {
    return fiber_generator<std::span<std::uint64_t const>>([pool](auto& yield) {
        std::vector<std::uint64_t> order(pool.begin(), pool.end());
        do
            yield(order);
        while (std::next_permutation(order.begin(), order.end()));
    });
}

} // namespace yieldmark::permutations
