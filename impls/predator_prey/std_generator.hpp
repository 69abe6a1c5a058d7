#pragma once
#include "support/populations.hpp"

#include <generator>

namespace yieldmark::predator_prey {

/// `start` and what becomes of it without end, a step per resumption of the standard generator.
inline std::generator<populations const&> std_generator(populations start) {
    for (populations now = start;; now = after_a_step(now))
        co_yield now;
}

} // namespace yieldmark::predator_prey
