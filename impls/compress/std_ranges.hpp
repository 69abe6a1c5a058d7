#pragma once
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <span>

namespace yieldmark::compress {

/// The `numbers` that are `selected`. C++20 has no views::zip: an index stands for both.
inline auto std_ranges(std::span<std::uint64_t const> numbers, std::span<unsigned char const> selected) {
    return std::views::iota(std::size_t{0}, numbers.size()) |
           std::views::filter([selected](std::size_t i) { return selected[i] != 0; }) |
           std::views::transform([numbers](std::size_t i) { return numbers[i]; });
}

} // namespace yieldmark::compress
