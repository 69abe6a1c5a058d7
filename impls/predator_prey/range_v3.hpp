#pragma once
#include "support/populations.hpp"

#include <range/v3/view/iota.hpp>
#include <range/v3/view/transform.hpp>

#include <cstdint>

namespace yieldmark::predator_prey {

/// `start` and what becomes of it without end. Read once, in order: the function has state, and steps only
/// when a state after the first is asked for.
inline auto range_v3(populations start) {
    return ranges::views::iota(std::uint64_t{0}) |
           ranges::views::transform([now = start](std::uint64_t i) mutable {
               if (i != 0)
                   now = after_a_step(now);
               return now;
           });
}

} // namespace yieldmark::predator_prey
