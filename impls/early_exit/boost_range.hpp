#pragma once
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/irange.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::early_exit {

/// The squares of 1 … n.
inline auto boost_range(std::size_t n) {
    return boost::irange(std::uint64_t{1}, std::uint64_t{n} + 1) |
           boost::adaptors::transformed([](std::uint64_t x) { return x * x; });
}

} // namespace yieldmark::early_exit
