#pragma once
#include "support/splitmix64.hpp"

#include <cstdint>
#include <ranges>

namespace yieldmark::random_numbers {

/// Random numbers from `seed` without end. Read once, in order: the function has state.
inline auto std_ranges(std::uint64_t seed) {
    return std::views::iota(std::uint64_t{0}) |
           std::views::transform([random = splitmix64{seed}](std::uint64_t) mutable { return random(); });
}

} // namespace yieldmark::random_numbers
