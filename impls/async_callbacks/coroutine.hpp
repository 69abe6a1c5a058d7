#pragma once
#include "support/event_loop.hpp"
#include "support/generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::async_callbacks {

/// Timer `id`: yields how long it waits, `times` times, and is resumed when that has passed.
inline generator<std::uint64_t> coroutine(std::uint64_t id, std::size_t times) {
    std::uint64_t state = id;
    for (std::size_t i = 0; i != times; ++i) {
        state = step(state);
        co_yield delay_of(state);
    }
}

} // namespace yieldmark::async_callbacks
