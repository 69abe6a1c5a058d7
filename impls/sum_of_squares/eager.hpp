#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark::sum_of_squares {

/// The squares of the numbers, all made before the first is read.
inline std::vector<std::uint64_t> eager(std::span<std::uint64_t const> numbers) {
    std::vector<std::uint64_t> result;
    result.reserve(numbers.size());
    for (std::uint64_t const x : numbers)
        result.push_back(x * x);
    return result;
}

} // namespace yieldmark::sum_of_squares
