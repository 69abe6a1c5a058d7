#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark::cycle {

/// `numbers`, from the first to the last, again and again. A vector has an end: `n` must be known in advance.
inline std::vector<std::uint64_t> eager(std::span<std::uint64_t const> numbers, std::size_t n) {
    std::vector<std::uint64_t> result;
    result.reserve(n);
    while (result.size() != n) {
        auto const round = numbers.first(std::min(numbers.size(), n - result.size()));
        result.insert(result.end(), round.begin(), round.end());
    }
    return result;
}

} // namespace yieldmark::cycle
