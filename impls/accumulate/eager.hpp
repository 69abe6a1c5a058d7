#pragma once
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace yieldmark::accumulate {

/// The running sums of `numbers`, all made before the first is read.
inline std::vector<std::uint64_t> eager(std::span<std::uint64_t const> numbers) {
    std::vector<std::uint64_t> sums(numbers.size());
    std::partial_sum(numbers.begin(), numbers.end(), sums.begin());
    return sums;
}

} // namespace yieldmark::accumulate
