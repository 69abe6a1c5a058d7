#pragma once
#include "support/generator.hpp"
#include "support/populations.hpp"

namespace yieldmark::predator_prey {

/// `start` and what becomes of it without end, a step per resumption.
inline generator<populations> coroutine(populations start) {
    for (populations now = start;; now = after_a_step(now))
        co_yield now;
}

} // namespace yieldmark::predator_prey
