#pragma once
#include <cstdint>
#include <ranges>
#include <span>

namespace yieldmark::zip {

/// The numbers of `a` and `b` in pairs, until one of them ends.
inline auto std_ranges_23(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    return std::views::zip(a, b);
}

} // namespace yieldmark::zip
