#pragma once
#include <boost/range/adaptor/indexed.hpp>
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::enumerate {

/// Each of `numbers` with its index.
inline auto boost_range(std::span<std::uint64_t const> numbers) {
    return boost::make_iterator_range(numbers.data(), numbers.data() + numbers.size()) |
           boost::adaptors::indexed() | boost::adaptors::transformed([](auto const& each) {
               return std::pair{static_cast<std::size_t>(each.index()), each.value()};
           });
}

} // namespace yieldmark::enumerate
