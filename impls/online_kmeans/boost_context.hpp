#pragma once
#include "support/fiber_generator.hpp"
#include "support/moving_centres.hpp"

#include <cstdint>
#include <span>

namespace yieldmark::online_kmeans {

/// The centre of each point, one per switch to the body's own stack.
inline auto boost_context(std::span<point const> points) {
    return fiber_generator<std::uint64_t>([points](auto& yield) {
        moving_centres centres;
        for (point const& p : points)
            yield(centres.assign(p));
    });
}

} // namespace yieldmark::online_kmeans
