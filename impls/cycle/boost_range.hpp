#pragma once
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/counting_range.hpp>

#include <cstdint>
#include <limits>
#include <span>

namespace yieldmark::cycle {

/// `numbers`, from the first to the last, again and again. Boost.Range can neither repeat nor join without
/// end: an index is taken modulo their number.
inline auto boost_range(std::span<std::uint64_t const> numbers) {
    return boost::counting_range(std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max()) |
           boost::adaptors::transformed([numbers](std::uint64_t i) { return numbers[i % numbers.size()]; });
}

} // namespace yieldmark::cycle
