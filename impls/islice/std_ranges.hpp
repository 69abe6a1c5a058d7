#pragma once
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <span>

namespace yieldmark::islice {

/// Every `step`-th of the `numbers` from index `start` on. C++20 has no views::stride: an index is multiplied.
inline auto std_ranges(std::span<std::uint64_t const> numbers, std::size_t start, std::size_t step) {
    return std::views::iota(std::size_t{0}, (numbers.size() - start + step - 1) / step) |
           std::views::transform([numbers, start, step](std::size_t i) { return numbers[start + i * step]; });
}

} // namespace yieldmark::islice
