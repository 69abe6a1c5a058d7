#pragma once
#include <range/v3/view/for_each.hpp>
#include <range/v3/view/transform.hpp>

#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::product {

/// Each number of `a` with each of `b`. Not views::cartesian_product: its items are
/// ranges::common_tuple, which nothing of the standard takes apart.
inline auto range_v3(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    return ranges::views::for_each(a, [b](std::uint64_t first) {
        return b | ranges::views::transform([first](std::uint64_t second) {
                   return std::pair{first, second};
               });
    });
}

} // namespace yieldmark::product
