#pragma once
#include <cstdint>
#include <ranges>
#include <span>

namespace yieldmark::accumulate {

/// The running sums of `numbers`. The standard has no view of them. Read once, in order: the function has
/// state.
inline auto std_ranges(std::span<std::uint64_t const> numbers) {
    return numbers | std::views::transform(
                         [sum = std::uint64_t{0}](std::uint64_t number) mutable { return sum += number; });
}

} // namespace yieldmark::accumulate
