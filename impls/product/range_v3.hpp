#pragma once
#include <range/v3/view/cartesian_product.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::product {

/// Each number of `a` with each of `b`.
inline auto range_v3(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    return ranges::views::cartesian_product(a, b);
}

} // namespace yieldmark::product
