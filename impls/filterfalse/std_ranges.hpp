#pragma once
#include <cstdint>
#include <ranges>
#include <span>

namespace yieldmark::filterfalse {

/// The `numbers` that are not odd.
inline auto std_ranges(std::span<std::uint64_t const> numbers) {
    return numbers | std::views::filter([](std::uint64_t number) { return number % 2 == 0; });
}

} // namespace yieldmark::filterfalse
