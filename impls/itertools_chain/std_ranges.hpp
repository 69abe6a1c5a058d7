#pragma once
#include <array>
#include <cstdint>
#include <ranges>
#include <span>

namespace yieldmark::itertools_chain {

/// The running sums of `a` and then `b` up to the first number not below `limit`. C++20 has no views::concat:
/// an array of the two is joined. Read once, in order: the function that sums has state.
inline auto std_ranges(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b,
                       std::uint64_t limit) {
    return std::array{a, b} | std::views::join |
           std::views::take_while([limit](std::uint64_t x) { return x < limit; }) |
           std::views::transform([sum = std::uint64_t{0}](std::uint64_t x) mutable { return sum += x; });
}

} // namespace yieldmark::itertools_chain
