#pragma once
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <utility>

namespace yieldmark::fibonacci {

/// The first `n` Fibonacci numbers as a view. C++20 has no views::generate: the state sits in a mutable function that
/// transform calls once an item, which holds as long as the view is read once, in order.
inline auto std_ranges(std::size_t n) {
    return std::views::iota(std::size_t{0}, n) |
           std::views::transform([a = std::uint64_t{0}, b = std::uint64_t{1}](std::size_t) mutable {
               return std::exchange(a, std::exchange(b, a + b));
           });
}

} // namespace yieldmark::fibonacci
