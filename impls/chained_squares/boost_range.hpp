#pragma once
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/counting_range.hpp>

#include <cstdint>
#include <limits>

namespace yieldmark::chained_squares {

/// The squares of 1, 2, 3, … Boost.Range has no range without end; this one ends where the integers do, at
/// 2^64 - 1.
inline auto boost_range() {
    return boost::counting_range(std::uint64_t{1}, std::numeric_limits<std::uint64_t>::max()) |
           boost::adaptors::transformed([](std::uint64_t i) { return i * i; });
}

} // namespace yieldmark::chained_squares
