#pragma once
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <span>
#include <utility>

namespace yieldmark::enumerate {

/// Each of `numbers` with its index. C++20 has no views::enumerate: the index stands for both.
inline auto std_ranges(std::span<std::uint64_t const> numbers) {
    return std::views::iota(std::size_t{0}, numbers.size()) | std::views::transform([numbers](std::size_t i) {
               return std::pair{i, numbers[i]};
           });
}

} // namespace yieldmark::enumerate
