#pragma once
#include "support/permutation_walk.hpp"

#include <cstddef>
#include <cstdint>
#include <ranges>
#include <span>

namespace yieldmark::permutations {

/// All orders of the numbers of `pool`. No view makes them. Read once, in order: the function has state.
inline auto std_ranges(std::span<std::uint64_t const> pool) {
    return std::views::iota(std::size_t{0}, orders_of(pool.size())) |
           std::views::transform(
               [walk = permutation_walk{pool}](std::size_t) mutable { return walk.next(); });
}

} // namespace yieldmark::permutations
