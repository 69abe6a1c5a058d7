#pragma once
#include "support/moving_centres.hpp"

#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <memory>
#include <span>

namespace yieldmark::online_kmeans {

/// The centre of each point. Boost's adaptors call a const function, so that the centres stand behind a pointer.
inline auto boost_range(std::span<point const> points) {
    return boost::make_iterator_range(points.data(), points.data() + points.size()) |
           boost::adaptors::transformed(
               [centres = std::make_shared<moving_centres>()](point const& p) { return centres->assign(p); });
}

} // namespace yieldmark::online_kmeans
