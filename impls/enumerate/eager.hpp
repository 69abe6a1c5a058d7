#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace yieldmark::enumerate {

/// Each of `numbers` with its index, all of them copied.
inline std::vector<std::pair<std::size_t, std::uint64_t>> eager(std::span<std::uint64_t const> numbers) {
    std::vector<std::pair<std::size_t, std::uint64_t>> result;
    result.reserve(numbers.size());
    for (std::size_t i = 0; i != numbers.size(); ++i)
        result.emplace_back(i, numbers[i]);
    return result;
}

} // namespace yieldmark::enumerate
