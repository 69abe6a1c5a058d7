#pragma once
#include "support/fiber_generator.hpp"
#include "support/moving_mean.hpp"

#include <span>

namespace yieldmark::running_mean {

/// The moving mean after each reading, one per switch to the body's own stack.
inline auto boost_context(std::span<double const> readings) {
    return fiber_generator<double>([readings](auto& yield) {
        moving_mean mean;
        for (double const reading : readings)
            yield(mean.add(reading));
    });
}

} // namespace yieldmark::running_mean
