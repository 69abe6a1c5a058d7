#pragma once
#include "support/permutation_walk.hpp"

#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/irange.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace yieldmark::permutations {

/// All orders of the numbers of `pool`. Boost's adaptors call a const function, so that the
/// state stands behind a pointer.
inline auto boost_range(std::span<std::uint64_t const> pool) {
    return boost::irange(std::size_t{0}, orders_of(pool.size())) |
           boost::adaptors::transformed(
               [walk = std::make_shared<permutation_walk>(pool)](std::size_t) { return walk->next(); });
}

} // namespace yieldmark::permutations
