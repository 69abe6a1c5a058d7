#pragma once
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <utility>

namespace yieldmark::lazy_start {

/// The first `n` Fibonacci numbers, each counted in `made` when the view calls its function. Read once, in
/// order: the function has state.
inline auto std_ranges(std::size_t n, std::uint64_t& made) {
    return std::views::iota(std::size_t{0}, n) |
           std::views::transform([&made, a = std::uint64_t{0}, b = std::uint64_t{1}](std::size_t) mutable {
               ++made;
               return std::exchange(a, std::exchange(b, a + b));
           });
}

} // namespace yieldmark::lazy_start
