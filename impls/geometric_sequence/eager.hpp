#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace yieldmark::geometric_sequence {

/// `start`, then each item `factor` times the one before. A vector has an end: `n` must be known in advance.
inline std::vector<std::uint64_t> eager(std::uint64_t start, std::uint64_t factor, std::size_t n) {
    std::vector<std::uint64_t> result;
    result.reserve(n);
    std::uint64_t value = start;
    for (std::size_t i = 0; i != n; ++i) {
        result.push_back(value);
        value *= factor;
    }
    return result;
}

} // namespace yieldmark::geometric_sequence
