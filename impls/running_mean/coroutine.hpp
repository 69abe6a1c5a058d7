#pragma once
#include "support/generator.hpp"
#include "support/moving_mean.hpp"

#include <span>

namespace yieldmark::running_mean {

/// The moving mean after each reading, one per resumption.
inline generator<double> coroutine(std::span<double const> readings) {
    moving_mean mean;
    for (double const reading : readings)
        co_yield mean.add(reading);
}

} // namespace yieldmark::running_mean
