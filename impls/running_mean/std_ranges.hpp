#pragma once
#include "support/moving_mean.hpp"

#include <ranges>
#include <span>

namespace yieldmark::running_mean {

/// The moving mean after each reading. Read once, in order: the function has state.
inline auto std_ranges(std::span<double const> readings) {
    return readings | std::views::transform(
                          [mean = moving_mean{}](double reading) mutable { return mean.add(reading); });
}

} // namespace yieldmark::running_mean
