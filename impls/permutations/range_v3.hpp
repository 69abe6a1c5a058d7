#pragma once
#include "support/permutation_walk.hpp"

#include <range/v3/view/generate_n.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::permutations {

/// All orders of the numbers of `pool`. No view makes them: a function with state does.
inline auto range_v3(std::span<std::uint64_t const> pool) {
    return ranges::views::generate_n([walk = permutation_walk{pool}]() mutable { return walk.next(); },
                                     orders_of(pool.size()));
}

} // namespace yieldmark::permutations
