#pragma once
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <span>

namespace yieldmark::islice {

/// Every `step`-th of the `numbers` from index `start` on.
inline auto std_ranges_23(std::span<std::uint64_t const> numbers, std::size_t start, std::size_t step) {
    return numbers | std::views::drop(start) | std::views::stride(static_cast<std::ptrdiff_t>(step));
}

} // namespace yieldmark::islice
