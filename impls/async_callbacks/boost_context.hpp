#pragma once
#include "support/event_loop.hpp"
#include "support/fiber_generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::async_callbacks {

/// Timer `id` on a stack of its own: yields how long it waits, `times` times.
inline auto boost_context(std::uint64_t id, std::size_t times) {
    return fiber_generator<std::uint64_t>([id, times](auto& yield) {
        std::uint64_t state = id;
        for (std::size_t i = 0; i != times; ++i) {
            state = step(state);
            yield(delay_of(state));
        }
    });
}

} // namespace yieldmark::async_callbacks
