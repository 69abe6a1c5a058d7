#pragma once
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <span>
#include <utility>

namespace yieldmark::pairwise {

/// Each of `numbers` with the one after it. C++20 has no views::adjacent: an index stands for both.
inline auto std_ranges(std::span<std::uint64_t const> numbers) {
    return std::views::iota(std::size_t{1}, numbers.size()) | std::views::transform([numbers](std::size_t i) {
               return std::pair{numbers[i - 1], numbers[i]};
           });
}

} // namespace yieldmark::pairwise
