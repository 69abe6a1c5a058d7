#pragma once
#include <cstdint>
#include <ranges>
#include <span>

namespace yieldmark::map_filter_reduce {

/// The squares that are multiples of 3.
inline auto std_ranges(std::span<std::uint64_t const> numbers) {
    return numbers | std::views::transform([](std::uint64_t x) { return x * x; }) |
           std::views::filter([](std::uint64_t x) { return x % 3 == 0; });
}

} // namespace yieldmark::map_filter_reduce
