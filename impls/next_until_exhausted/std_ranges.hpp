#pragma once
#include <cstddef>
#include <cstdint>
#include <ranges>

namespace yieldmark::next_until_exhausted {

/// 1 … `n`.
inline auto std_ranges(std::size_t n) {
    return std::views::iota(std::uint64_t{1}, std::uint64_t{n} + 1);
}

} // namespace yieldmark::next_until_exhausted
