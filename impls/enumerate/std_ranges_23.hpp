#pragma once
#include <cstdint>
#include <ranges>
#include <span>

namespace yieldmark::enumerate {

/// Each of `numbers` with its index.
inline auto std_ranges_23(std::span<std::uint64_t const> numbers) {
    return std::views::enumerate(numbers);
}

} // namespace yieldmark::enumerate
