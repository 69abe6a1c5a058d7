#pragma once
#include <cstdint>
#include <ranges>

namespace yieldmark::infinite_sequence {

/// 0, 1, 2, … without end.
inline auto std_ranges() {
    return std::views::iota(std::uint64_t{0});
}

} // namespace yieldmark::infinite_sequence
