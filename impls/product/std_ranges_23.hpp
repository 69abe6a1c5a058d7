#pragma once
#include <cstdint>
#include <ranges>
#include <span>

namespace yieldmark::product {

/// Each number of `a` with each of `b`.
inline auto std_ranges_23(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    return std::views::cartesian_product(a, b);
}

} // namespace yieldmark::product
