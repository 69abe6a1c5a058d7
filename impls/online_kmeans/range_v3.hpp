#pragma once
#include "support/moving_centres.hpp"

#include <range/v3/view/transform.hpp>

#include <span>

namespace yieldmark::online_kmeans {

/// The centre of each point. Read once, in order: the function has state.
inline auto range_v3(std::span<point const> points) {
    return points | ranges::views::transform(
                        [centres = moving_centres{}](point const& p) mutable { return centres.assign(p); });
}

} // namespace yieldmark::online_kmeans
