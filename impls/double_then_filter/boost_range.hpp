#pragma once
#include <boost/range/adaptor/filtered.hpp>
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/irange.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::double_then_filter {

/// The doubles of 0 … n-1 that are above 10.
inline auto boost_range(std::size_t n) {
    return boost::irange(std::uint64_t{0}, std::uint64_t{n}) |
           boost::adaptors::transformed([](std::uint64_t x) { return x * 2; }) |
           boost::adaptors::filtered([](std::uint64_t x) { return x > 10; });
}

} // namespace yieldmark::double_then_filter
