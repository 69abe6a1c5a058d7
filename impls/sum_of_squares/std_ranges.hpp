#pragma once
#include <cstdint>
#include <ranges>
#include <span>

namespace yieldmark::sum_of_squares {

/// The square of each number.
inline auto std_ranges(std::span<std::uint64_t const> numbers) {
    return numbers | std::views::transform([](std::uint64_t x) { return x * x; });
}

} // namespace yieldmark::sum_of_squares
