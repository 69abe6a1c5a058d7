#pragma once
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/irange.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::pairwise {

/// Each of `numbers` with the one after it: an index stands for both.
inline auto boost_range(std::span<std::uint64_t const> numbers) {
    return boost::irange(std::size_t{1}, numbers.size()) |
           boost::adaptors::transformed([numbers](std::size_t i) {
               return std::pair{numbers[i - 1], numbers[i]};
           });
}

} // namespace yieldmark::pairwise
