#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark::square_numbers {

/// The square of each of `numbers`, all made before the first is read; the vector is reserved once.
inline std::vector<std::uint64_t> eager(std::span<std::uint64_t const> numbers) {
    std::vector<std::uint64_t> result;
    result.reserve(numbers.size());
    for (std::uint64_t i : numbers)
        result.push_back(i * i);
    return result;
}

} // namespace yieldmark::square_numbers
