#pragma once
#include <range/v3/view/generate_n.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>

namespace yieldmark::fibonacci {

/// The first `n` Fibonacci numbers as a view over a function that remembers the last two.
inline auto range_v3(std::size_t n) {
    return ranges::views::generate_n(
        [a = std::uint64_t{0}, b = std::uint64_t{1}]() mutable {
            return std::exchange(a, std::exchange(b, a + b));
        },
        n);
}

} // namespace yieldmark::fibonacci
