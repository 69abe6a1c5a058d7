#pragma once
#include <cstddef>
#include <cstdint>
#include <generator>
#include <ranges>

namespace yieldmark::runtime_recursion {

/// 0 … n-1 from `depth` calls within, by the standard generator.
inline std::generator<std::uint64_t> std_generator(std::size_t depth, std::size_t n) {
    if (depth != 0) {
        co_yield std::ranges::elements_of(std_generator(depth - 1, n));
    } else {
        for (std::uint64_t x = 0; x != n; ++x)
            co_yield x;
    }
}

} // namespace yieldmark::runtime_recursion
