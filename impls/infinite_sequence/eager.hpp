#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace yieldmark::infinite_sequence {

/// 0, 1, 2, … A vector has an end, so the bound must be known in advance.
inline std::vector<std::uint64_t> eager(std::size_t n) {
    std::vector<std::uint64_t> result;
    result.reserve(n);
    for (std::uint64_t number = 0; number != n; ++number)
        result.push_back(number);
    return result;
}

} // namespace yieldmark::infinite_sequence
