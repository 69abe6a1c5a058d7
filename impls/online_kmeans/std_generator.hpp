#pragma once
#include "support/moving_centres.hpp"

#include <cstdint>
#include <generator>
#include <span>

namespace yieldmark::online_kmeans {

/// The centre of each point, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::span<point const> points) {
    moving_centres centres;
    for (point const& p : points)
        co_yield centres.assign(p);
}

} // namespace yieldmark::online_kmeans
