#pragma once
#include <cstddef>
#include <cstdint>
#include <ranges>

namespace yieldmark::multi_pass {

/// The squares of 0 … n-1.
inline auto std_ranges(std::size_t n) {
    return std::views::iota(std::uint64_t{0}, std::uint64_t{n}) |
           std::views::transform([](std::uint64_t x) { return x * x; });
}

} // namespace yieldmark::multi_pass
