#pragma once
#include <cstdint>
#include <ranges>
#include <span>

namespace yieldmark::dropwhile {

/// The `numbers` from the first on that is not below `limit`.
inline auto std_ranges(std::span<std::uint64_t const> numbers, std::uint64_t limit) {
    return numbers | std::views::drop_while([limit](std::uint64_t number) { return number < limit; });
}

} // namespace yieldmark::dropwhile
