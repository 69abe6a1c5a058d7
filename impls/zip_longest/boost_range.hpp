#pragma once
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/irange.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::zip_longest {

/// The numbers of `a` and `b` in pairs, until both have ended; 0 stands for what one of them lacks. An index
/// stands for both.
inline auto boost_range(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    return boost::irange(std::size_t{0}, std::max(a.size(), b.size())) |
           boost::adaptors::transformed([a, b](std::size_t i) {
               return std::pair{i < a.size() ? a[i] : 0, i < b.size() ? b[i] : 0};
           });
}

} // namespace yieldmark::zip_longest
