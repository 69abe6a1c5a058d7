#pragma once
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/irange.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::repeat {

/// `number`, `times` times: it is what an index stands for.
inline auto boost_range(std::uint64_t number, std::size_t times) {
    return boost::irange(std::size_t{0}, times) |
           boost::adaptors::transformed([number](std::size_t) { return number; });
}

} // namespace yieldmark::repeat
