#pragma once
#include <cstdint>
#include <ranges>
#include <span>

namespace yieldmark::pairwise {

/// Each of `numbers` with the one after it.
inline auto std_ranges_23(std::span<std::uint64_t const> numbers) {
    return numbers | std::views::adjacent<2>;
}

} // namespace yieldmark::pairwise
