#pragma once
#include <cstddef>
#include <cstdint>
#include <ranges>

namespace yieldmark::repeat {

/// `number`, `times` times.
inline auto std_ranges_23(std::uint64_t number, std::size_t times) {
    return std::views::repeat(number, times);
}

} // namespace yieldmark::repeat
