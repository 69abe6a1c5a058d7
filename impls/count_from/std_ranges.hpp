#pragma once
#include <cstdint>
#include <ranges>

namespace yieldmark::count_from {

/// `start`, then each item `step` more than the one before, without end. Not C++23's views::stride:
/// where there is no end, it walks over the numbers between, one by one.
inline auto std_ranges(std::uint64_t start, std::uint64_t step) {
    return std::views::iota(std::uint64_t{0}) |
           std::views::transform([start, step](std::uint64_t i) { return start + i * step; });
}

} // namespace yieldmark::count_from
