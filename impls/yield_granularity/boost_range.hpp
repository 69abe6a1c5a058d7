#pragma once
#include "support/counted_blocks.hpp"

#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/irange.hpp>

#include <cstddef>
#include <memory>

namespace yieldmark::yield_granularity {

/// 0, 1, … n-1 in blocks of `k`. Boost's adaptors call a const function, so that the buffer stands behind a
/// pointer.
inline auto boost_range(std::size_t n, std::size_t k) {
    return boost::irange(std::size_t{0}, (n + k - 1) / k) |
           boost::adaptors::transformed(
               [numbers = std::make_shared<counted_blocks>(n, k)](std::size_t) { return numbers->next(); });
}

} // namespace yieldmark::yield_granularity
