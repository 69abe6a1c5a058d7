#pragma once
#include <boost/range/irange.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::count_up_to {

/// 1 … `n`.
inline auto boost_range(std::size_t n) {
    return boost::irange(std::uint64_t{1}, std::uint64_t{n} + 1);
}

} // namespace yieldmark::count_up_to
