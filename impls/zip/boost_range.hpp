#pragma once
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/irange.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::zip {

/// The numbers of `a` and `b` in pairs, until one of them ends: an index stands for both. boost::combine would
/// read past the end of the shorter one.
inline auto boost_range(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    return boost::irange(std::size_t{0}, std::min(a.size(), b.size())) |
           boost::adaptors::transformed([a, b](std::size_t i) {
               return std::pair{a[i], b[i]};
           });
}

} // namespace yieldmark::zip
