#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace yieldmark::pairwise {

/// Each of `numbers` with the one after it, all of them copied.
inline std::vector<std::pair<std::uint64_t, std::uint64_t>> eager(std::span<std::uint64_t const> numbers) {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> result;
    result.reserve(numbers.size() - 1);
    for (std::size_t i = 1; i < numbers.size(); ++i)
        result.emplace_back(numbers[i - 1], numbers[i]);
    return result;
}

} // namespace yieldmark::pairwise
