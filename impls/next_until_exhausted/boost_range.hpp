#pragma once
#include <boost/range/counting_range.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::next_until_exhausted {

/// 1 … `n`.
inline auto boost_range(std::size_t n) {
    return boost::counting_range(std::uint64_t{1}, std::uint64_t{n} + 1);
}

} // namespace yieldmark::next_until_exhausted
