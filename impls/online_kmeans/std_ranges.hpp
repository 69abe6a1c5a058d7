#pragma once
#include "support/moving_centres.hpp"

#include <ranges>
#include <span>

namespace yieldmark::online_kmeans {

/// The centre of each point. Read once, in order: the function has state.
inline auto std_ranges(std::span<point const> points) {
    return points | std::views::transform(
                        [centres = moving_centres{}](point const& p) mutable { return centres.assign(p); });
}

} // namespace yieldmark::online_kmeans
