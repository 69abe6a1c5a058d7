#pragma once
#include <boost/range/adaptor/filtered.hpp>
#include <boost/range/irange.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::even_numbers {

/// The even numbers below `maximum`.
inline auto boost_range(std::size_t maximum) {
    return boost::irange(std::uint64_t{0}, std::uint64_t{maximum}) |
           boost::adaptors::filtered([](std::uint64_t i) { return i % 2 == 0; });
}

} // namespace yieldmark::even_numbers
