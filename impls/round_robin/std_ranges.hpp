#pragma once
#include "support/step.hpp"

#include <cstddef>
#include <cstdint>
#include <ranges>

namespace yieldmark::round_robin {

/// Task `id`: one step per item of the view. Read once, in order: the function has state.
inline auto std_ranges(std::uint64_t id, std::size_t steps) {
    return std::views::iota(std::size_t{0}, steps) |
           std::views::transform([state = id](std::size_t) mutable { return state = step(state); });
}

} // namespace yieldmark::round_robin
