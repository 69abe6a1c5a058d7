#pragma once
#include "support/power_of_two.hpp"

#include <cstddef>
#include <cstdint>
#include <ranges>

namespace yieldmark::power {

/// The first `n` powers of two.
inline auto std_ranges(std::size_t n) {
    return std::views::iota(std::uint64_t{0}, std::uint64_t{n}) | std::views::transform(power_of_two);
}

} // namespace yieldmark::power
