#pragma once
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/irange.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::multi_pass {

/// The squares of 0 … n-1.
inline auto boost_range(std::size_t n) {
    return boost::irange(std::uint64_t{0}, std::uint64_t{n}) |
           boost::adaptors::transformed([](std::uint64_t x) { return x * x; });
}

} // namespace yieldmark::multi_pass
