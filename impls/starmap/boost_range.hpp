#pragma once
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <tuple>
#include <utility>

namespace yieldmark::starmap {

/// The product of each of `pairs`.
inline auto boost_range(std::span<std::pair<std::uint64_t, std::uint64_t> const> pairs) {
    return boost::make_iterator_range(pairs.data(), pairs.data() + pairs.size()) |
           boost::adaptors::transformed([](auto const& pair) { return std::apply(std::multiplies{}, pair); });
}

} // namespace yieldmark::starmap
