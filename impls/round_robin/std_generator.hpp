#pragma once
#include "support/step.hpp"

#include <cstddef>
#include <cstdint>
#include <generator>

namespace yieldmark::round_robin {

/// Task `id`: hands control back after every step.
inline std::generator<std::uint64_t> std_generator(std::uint64_t id, std::size_t steps) {
    std::uint64_t state = id;
    for (std::size_t i = 0; i != steps; ++i) {
        state = step(state);
        co_yield state;
    }
}

} // namespace yieldmark::round_robin
