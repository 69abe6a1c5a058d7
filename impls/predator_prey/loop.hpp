#pragma once
#include "support/populations.hpp"

#include <cstddef>

namespace yieldmark::predator_prey {

/// `start` and what becomes of it, `n` states in all, each handed to `sink` until it wants no more.
template <class Sink> void loop(populations start, std::size_t n, Sink&& sink) {
    populations now = start;
    for (std::size_t i = 0; i != n; ++i) {
        if (!sink(now))
            return;
        now = after_a_step(now);
    }
}

} // namespace yieldmark::predator_prey
