#pragma once
#include "support/generator.hpp"
#include "support/moving_centres.hpp"

#include <cstdint>
#include <span>

namespace yieldmark::online_kmeans {

/// The centre of each point, one per resumption.
inline generator<std::uint64_t> coroutine(std::span<point const> points) {
    moving_centres centres;
    for (point const& p : points)
        co_yield centres.assign(p);
}

} // namespace yieldmark::online_kmeans
