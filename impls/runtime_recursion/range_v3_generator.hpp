#pragma once
#include "support/range_v3_generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_recursion {

/// 0 … n-1 from `depth` calls within, by range-v3's experimental generator. It has no elements_of: each
/// level yields again what it is given.
inline ranges::experimental::generator<std::uint64_t> range_v3_generator(std::size_t depth, std::size_t n) {
    if (depth != 0) {
        for (std::uint64_t x : range_v3_generator(depth - 1, n))
            co_yield x;
    } else {
        for (std::uint64_t x = 0; x != n; ++x)
            co_yield x;
    }
}

} // namespace yieldmark::runtime_recursion
