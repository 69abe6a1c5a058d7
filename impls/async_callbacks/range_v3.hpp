#pragma once
#include "support/event_loop.hpp"

#include <range/v3/view/generate_n.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::async_callbacks {

/// Timer `id`: how long it waits, one of `times` waits per item of the view.
inline auto range_v3(std::uint64_t id, std::size_t times) {
    return ranges::views::generate_n([state = id]() mutable { return delay_of(state = step(state)); }, times);
}

} // namespace yieldmark::async_callbacks
