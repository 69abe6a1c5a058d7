#pragma once
#include <boost/range/adaptor/filtered.hpp>
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::map_filter_reduce {

/// The squares that are multiples of 3.
inline auto boost_range(std::span<std::uint64_t const> numbers) {
    return boost::make_iterator_range(numbers.data(), numbers.data() + numbers.size()) |
           boost::adaptors::transformed([](std::uint64_t x) { return x * x; }) |
           boost::adaptors::filtered([](std::uint64_t x) { return x % 3 == 0; });
}

} // namespace yieldmark::map_filter_reduce
