#pragma once
#include "support/key_of.hpp"

#include <cstddef>
#include <cstdint>
#include <ranges>
#include <span>
#include <utility>

namespace yieldmark::groupby {

/// The key and the sum of the group that begins at index `start`.
inline std::pair<std::uint64_t, std::uint64_t> sum_from(std::span<std::uint64_t const> numbers,
                                                        std::size_t start) {
    std::uint64_t const key = key_of(numbers[start]);
    std::uint64_t sum = 0;
    for (std::size_t i = start; i != numbers.size() && key_of(numbers[i]) == key; ++i)
        sum += numbers[i];
    return {key, sum};
}

/// The key and the sum of each group of neighbours with the same key. C++20 has no views::chunk_by: the
/// indices at which a group begins. A group is read twice.
inline auto std_ranges(std::span<std::uint64_t const> numbers) {
    return std::views::iota(std::size_t{0}, numbers.size()) | std::views::filter([numbers](std::size_t i) {
               return i == 0 || key_of(numbers[i]) != key_of(numbers[i - 1]);
           }) |
           std::views::transform([numbers](std::size_t start) { return sum_from(numbers, start); });
}

} // namespace yieldmark::groupby
