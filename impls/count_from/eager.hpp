#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace yieldmark::count_from {

/// `start`, then each item `step` more than the one before. A vector has an end: `n` must be known in advance.
inline std::vector<std::uint64_t> eager(std::uint64_t start, std::uint64_t step, std::size_t n) {
    std::vector<std::uint64_t> result;
    result.reserve(n);
    for (std::uint64_t number = start; result.size() != n; number += step)
        result.push_back(number);
    return result;
}

} // namespace yieldmark::count_from
