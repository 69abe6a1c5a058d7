#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <vector>

namespace yieldmark::double_then_filter {

/// The doubles of 0 … n-1 that are above 10, through a vector of all doubles.
inline std::vector<std::uint64_t> eager(std::size_t n) {
    std::vector<std::uint64_t> doubled;
    doubled.reserve(n);
    for (std::uint64_t x = 0; x != n; ++x)
        doubled.push_back(x * 2);
    std::vector<std::uint64_t> filtered;
    std::ranges::copy_if(doubled, std::back_inserter(filtered), [](std::uint64_t x) { return x > 10; });
    return filtered;
}

} // namespace yieldmark::double_then_filter
