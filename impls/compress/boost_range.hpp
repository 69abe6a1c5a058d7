#pragma once
#include <boost/range/adaptor/filtered.hpp>
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/irange.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace yieldmark::compress {

/// The `numbers` that are `selected`: an index stands for both.
inline auto boost_range(std::span<std::uint64_t const> numbers, std::span<unsigned char const> selected) {
    return boost::irange(std::size_t{0}, numbers.size()) |
           boost::adaptors::filtered([selected](std::size_t i) { return selected[i] != 0; }) |
           boost::adaptors::transformed([numbers](std::size_t i) { return numbers[i]; });
}

} // namespace yieldmark::compress
