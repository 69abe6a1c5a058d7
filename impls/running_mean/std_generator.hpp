#pragma once
#include "support/moving_mean.hpp"

#include <generator>
#include <span>

namespace yieldmark::running_mean {

/// The moving mean after each reading, one per resumption of the standard generator.
inline std::generator<double> std_generator(std::span<double const> readings) {
    moving_mean mean;
    for (double const reading : readings)
        co_yield mean.add(reading);
}

} // namespace yieldmark::running_mean
