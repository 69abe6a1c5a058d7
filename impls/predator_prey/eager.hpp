#pragma once
#include "support/populations.hpp"

#include <cstddef>
#include <vector>

namespace yieldmark::predator_prey {

/// `start` and what becomes of it. A vector has an end, so `n` must be known in advance.
inline std::vector<populations> eager(populations start, std::size_t n) {
    std::vector<populations> result;
    result.reserve(n);
    populations now = start;
    for (std::size_t i = 0; i != n; ++i) {
        result.push_back(now);
        now = after_a_step(now);
    }
    return result;
}

} // namespace yieldmark::predator_prey
