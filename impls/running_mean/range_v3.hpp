#pragma once
#include "support/moving_mean.hpp"

#include <range/v3/view/transform.hpp>

#include <span>

namespace yieldmark::running_mean {

/// The moving mean after each reading. Read once, in order: the function has state.
inline auto range_v3(std::span<double const> readings) {
    return readings | ranges::views::transform(
                          [mean = moving_mean{}](double reading) mutable { return mean.add(reading); });
}

} // namespace yieldmark::running_mean
