#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace yieldmark::yield_granularity {

/// 0, 1, … n-1, all at once.
inline std::vector<std::uint64_t> eager(std::size_t n) {
    std::vector<std::uint64_t> result;
    result.reserve(n);
    for (std::uint64_t number = 0; number != n; ++number)
        result.push_back(number);
    return result;
}

} // namespace yieldmark::yield_granularity
