#pragma once
#include <boost/range/counting_range.hpp>

#include <cstdint>
#include <limits>

namespace yieldmark::infinite_sequence {

/// 0, 1, 2, … Boost.Range has no range without end; this one ends where the integers do, at 2^64 - 1.
inline auto boost_range() {
    return boost::counting_range(std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max());
}

} // namespace yieldmark::infinite_sequence
