#pragma once
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::sum_of_squares {

/// The square of each number.
inline auto boost_range(std::span<std::uint64_t const> numbers) {
    return boost::make_iterator_range(numbers.data(), numbers.data() + numbers.size()) |
           boost::adaptors::transformed([](std::uint64_t x) { return x * x; });
}

} // namespace yieldmark::sum_of_squares
