#pragma once
#include "support/fiber_generator.hpp"
#include "support/populations.hpp"

namespace yieldmark::predator_prey {

/// `start` and what becomes of it without end, a step per switch to the body's own stack.
inline auto boost_context(populations start) {
    return fiber_generator<populations>([start](auto& yield) {
        for (populations now = start;; now = after_a_step(now))
            yield(now);
    });
}

} // namespace yieldmark::predator_prey
