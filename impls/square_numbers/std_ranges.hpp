#pragma once
#include <cstdint>
#include <ranges>
#include <span>

namespace yieldmark::square_numbers {

/// The square of each of `numbers`.
inline auto std_ranges(std::span<std::uint64_t const> numbers) {
    return numbers | std::views::transform([](std::uint64_t i) { return i * i; });
}

} // namespace yieldmark::square_numbers
