#pragma once
#include <cstdint>
#include <ranges>
#include <utility>

namespace yieldmark::geometric_sequence {

/// `start`, then each item `factor` times the one before, without end. The function has state: to be read
/// once, in order.
inline auto std_ranges(std::uint64_t start, std::uint64_t factor) {
    return std::views::iota(std::uint64_t{0}) |
           std::views::transform([value = start, factor](std::uint64_t) mutable {
               return std::exchange(value, value * factor);
           });
}

} // namespace yieldmark::geometric_sequence
