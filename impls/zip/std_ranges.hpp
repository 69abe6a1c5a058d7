#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <span>
#include <utility>

namespace yieldmark::zip {

/// The numbers of `a` and `b` in pairs, until one of them ends. C++20 has no views::zip: an index stands for both.
inline auto std_ranges(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    return std::views::iota(std::size_t{0}, std::min(a.size(), b.size())) |
           std::views::transform([a, b](std::size_t i) {
               return std::pair{a[i], b[i]};
           });
}

} // namespace yieldmark::zip
