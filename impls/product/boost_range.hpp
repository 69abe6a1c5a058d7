#pragma once
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/irange.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::product {

/// Each number of `a` with each of `b`. Boost.Range can't join the rows: an index is taken apart.
inline auto boost_range(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    return boost::irange(std::size_t{0}, a.size() * b.size()) |
           boost::adaptors::transformed([a, b](std::size_t i) {
               return std::pair{a[i / b.size()], b[i % b.size()]};
           });
}

} // namespace yieldmark::product
