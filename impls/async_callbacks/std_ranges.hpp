#pragma once
#include "support/event_loop.hpp"

#include <cstddef>
#include <cstdint>
#include <ranges>

namespace yieldmark::async_callbacks {

/// Timer `id`: how long it waits, one of `times` waits per item of the view. Read once, in order: the
/// function has state.
inline auto std_ranges(std::uint64_t id, std::size_t times) {
    return std::views::iota(std::size_t{0}, times) |
           std::views::transform([state = id](std::size_t) mutable { return delay_of(state = step(state)); });
}

} // namespace yieldmark::async_callbacks
