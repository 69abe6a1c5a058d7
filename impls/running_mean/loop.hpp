#pragma once
#include "support/moving_mean.hpp"

#include <span>

namespace yieldmark::running_mean {

/// The moving mean after each reading, handed to `sink` until it wants no more.
template <class Sink> void loop(std::span<double const> readings, Sink&& sink) {
    moving_mean mean;
    for (double const reading : readings)
        if (!sink(mean.add(reading)))
            return;
}

} // namespace yieldmark::running_mean
