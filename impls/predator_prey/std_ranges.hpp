#pragma once
#include "support/populations.hpp"

#include <cstdint>
#include <ranges>

namespace yieldmark::predator_prey {

/// `start` and what becomes of it without end. Read once, in order: the function has state, and steps only
/// when a state after the first is asked for.
inline auto std_ranges(populations start) {
    return std::views::iota(std::uint64_t{0}) | std::views::transform([now = start](std::uint64_t i) mutable {
               if (i != 0)
                   now = after_a_step(now);
               return now;
           });
}

} // namespace yieldmark::predator_prey
