#pragma once
#include <cstddef>
#include <cstdint>
#include <ranges>

namespace yieldmark::even_numbers {

/// The even numbers below `maximum`.
inline auto std_ranges(std::size_t maximum) {
    return std::views::iota(std::uint64_t{0}, std::uint64_t{maximum}) |
           std::views::filter([](std::uint64_t i) { return i % 2 == 0; });
}

} // namespace yieldmark::even_numbers
