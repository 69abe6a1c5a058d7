#pragma once
#include <cstddef>
#include <cstdint>
#include <ranges>

namespace yieldmark::early_exit {

/// The squares of 1 … n.
inline auto std_ranges(std::size_t n) {
    return std::views::iota(std::uint64_t{1}, std::uint64_t{n} + 1) |
           std::views::transform([](std::uint64_t x) { return x * x; });
}

} // namespace yieldmark::early_exit
