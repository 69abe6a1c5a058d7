#pragma once
#include <cstdint>
#include <ranges>
#include <span>

namespace yieldmark::cycle {

/// `numbers`, from the first to the last, again and again: repeated without end, joined.
inline auto std_ranges_23(std::span<std::uint64_t const> numbers) {
    return std::views::repeat(numbers) | std::views::join;
}

} // namespace yieldmark::cycle
