#pragma once
#include <cstddef>
#include <cstdint>
#include <ranges>

namespace yieldmark::repeat {

/// `number`, `times` times. C++20 has no views::repeat: it is what an index stands for.
inline auto std_ranges(std::uint64_t number, std::size_t times) {
    return std::views::iota(std::size_t{0}, times) |
           std::views::transform([number](std::size_t) { return number; });
}

} // namespace yieldmark::repeat
