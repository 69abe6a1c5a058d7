#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <span>
#include <utility>

namespace yieldmark::zip_longest {

/// The numbers of `a` and `b` in pairs, until both have ended; 0 stands for what one of them lacks. Neither
/// C++20 nor C++23 has views::concat: an index stands for both.
inline auto std_ranges(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    return std::views::iota(std::size_t{0}, std::max(a.size(), b.size())) |
           std::views::transform([a, b](std::size_t i) {
               return std::pair{i < a.size() ? a[i] : 0, i < b.size() ? b[i] : 0};
           });
}

} // namespace yieldmark::zip_longest
