#pragma once
#include <cstdint>
#include <ranges>

namespace yieldmark::chained_squares {

/// The squares of 1, 2, 3, … without end.
inline auto std_ranges() {
    return std::views::iota(std::uint64_t{1}) | std::views::transform([](std::uint64_t i) { return i * i; });
}

} // namespace yieldmark::chained_squares
