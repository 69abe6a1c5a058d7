#pragma once
#include <range/v3/view/generate_n.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>

namespace yieldmark::lazy_start {

/// The first `n` Fibonacci numbers, each counted in `made` when the view calls its function.
inline auto range_v3(std::size_t n, std::uint64_t& made) {
    return ranges::views::generate_n(
        [&made, a = std::uint64_t{0}, b = std::uint64_t{1}]() mutable {
            ++made;
            return std::exchange(a, std::exchange(b, a + b));
        },
        n);
}

} // namespace yieldmark::lazy_start
