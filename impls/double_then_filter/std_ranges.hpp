#pragma once
#include <cstddef>
#include <cstdint>
#include <ranges>

namespace yieldmark::double_then_filter {

/// The doubles of 0 … n-1 that are above 10.
inline auto std_ranges(std::size_t n) {
    return std::views::iota(std::uint64_t{0}, std::uint64_t{n}) |
           std::views::transform([](std::uint64_t x) { return x * 2; }) |
           std::views::filter([](std::uint64_t x) { return x > 10; });
}

} // namespace yieldmark::double_then_filter
