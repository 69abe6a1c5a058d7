#pragma once
#include <cstdint>
#include <ranges>
#include <span>
#include <utility>

namespace yieldmark::product {

/// Each number of `a` with each of `b`. C++20 has no views::cartesian_product: the rows are
/// joined.
inline auto std_ranges(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    return a | std::views::transform([b](std::uint64_t first) {
               return b | std::views::transform([first](std::uint64_t second) {
                          return std::pair{first, second};
                      });
           }) |
           std::views::join;
}

} // namespace yieldmark::product
