#pragma once
#include "support/fiber_generator.hpp"
#include "support/step.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::round_robin {

/// Task `id` on a stack of its own: hands control back after every step.
inline auto boost_context(std::uint64_t id, std::size_t steps) {
    return fiber_generator<std::uint64_t>([id, steps](auto& yield) {
        std::uint64_t state = id;
        for (std::size_t i = 0; i != steps; ++i) {
            state = step(state);
            yield(state);
        }
    });
}

} // namespace yieldmark::round_robin
