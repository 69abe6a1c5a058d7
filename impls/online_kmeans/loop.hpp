#pragma once
#include "support/moving_centres.hpp"

#include <span>

namespace yieldmark::online_kmeans {

/// The centre of each point, handed to `sink` until it wants no more.
template <class Sink> void loop(std::span<point const> points, Sink&& sink) {
    moving_centres centres;
    for (point const& p : points)
        if (!sink(centres.assign(p)))
            return;
}

} // namespace yieldmark::online_kmeans
