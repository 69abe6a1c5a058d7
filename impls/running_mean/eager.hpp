#pragma once
#include "support/moving_mean.hpp"

#include <span>
#include <vector>

namespace yieldmark::running_mean {

/// The moving mean after each reading, all made before the first is read.
inline std::vector<double> eager(std::span<double const> readings) {
    moving_mean mean;
    std::vector<double> result;
    result.reserve(readings.size());
    for (double const reading : readings)
        result.push_back(mean.add(reading));
    return result;
}

} // namespace yieldmark::running_mean
