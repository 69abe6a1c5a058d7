#pragma once
#include <cstdint>
#include <ranges>
#include <span>

namespace yieldmark::takewhile {

/// The `numbers` before the first that is not below `limit`.
inline auto std_ranges(std::span<std::uint64_t const> numbers, std::uint64_t limit) {
    return numbers | std::views::take_while([limit](std::uint64_t number) { return number < limit; });
}

} // namespace yieldmark::takewhile
