#pragma once
#include "support/moving_centres.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark::online_kmeans {

/// The centre of each point, all assigned before the first is read.
inline std::vector<std::uint64_t> eager(std::span<point const> points) {
    moving_centres centres;
    std::vector<std::uint64_t> result;
    result.reserve(points.size());
    for (point const& p : points)
        result.push_back(centres.assign(p));
    return result;
}

} // namespace yieldmark::online_kmeans
