#pragma once
#include "support/event_loop.hpp"

#include <cstddef>
#include <cstdint>
#include <generator>

namespace yieldmark::async_callbacks {

/// Timer `id`: yields how long it waits, `times` times, and is resumed when that has passed.
inline std::generator<std::uint64_t> std_generator(std::uint64_t id, std::size_t times) {
    std::uint64_t state = id;
    for (std::size_t i = 0; i != times; ++i) {
        state = step(state);
        co_yield delay_of(state);
    }
}

} // namespace yieldmark::async_callbacks
