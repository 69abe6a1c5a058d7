#pragma once
#include <boost/range/adaptor/filtered.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::filterfalse {

/// The `numbers` that are not odd.
inline auto boost_range(std::span<std::uint64_t const> numbers) {
    return boost::make_iterator_range(numbers.data(), numbers.data() + numbers.size()) |
           boost::adaptors::filtered([](std::uint64_t number) { return number % 2 == 0; });
}

} // namespace yieldmark::filterfalse
