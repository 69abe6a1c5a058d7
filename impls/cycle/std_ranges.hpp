#pragma once
#include <cstdint>
#include <ranges>
#include <span>

namespace yieldmark::cycle {

/// `numbers`, from the first to the last, again and again: an endless row of them, joined. Not an
/// index modulo their number, which takes a division an item.
inline auto std_ranges(std::span<std::uint64_t const> numbers) {
    return std::views::iota(std::uint64_t{0}) |
           std::views::transform([numbers](std::uint64_t) { return numbers; }) | std::views::join;
}

} // namespace yieldmark::cycle
