#pragma once
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/counting_range.hpp>

#include <cstdint>
#include <limits>

namespace yieldmark::count_from {

/// `start`, then each item `step` more than the one before, without end. Boost.Range has no range without
/// end; this one ends after 2^64 - 1 items.
inline auto boost_range(std::uint64_t start, std::uint64_t step) {
    return boost::counting_range(std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max()) |
           boost::adaptors::transformed([start, step](std::uint64_t i) { return start + i * step; });
}

} // namespace yieldmark::count_from
