#pragma once
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::square_numbers {

/// The square of each of `numbers`.
inline auto boost_range(std::span<std::uint64_t const> numbers) {
    return boost::make_iterator_range(numbers.data(), numbers.data() + numbers.size()) |
           boost::adaptors::transformed([](std::uint64_t i) { return i * i; });
}

} // namespace yieldmark::square_numbers
