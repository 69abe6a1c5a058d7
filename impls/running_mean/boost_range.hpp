#pragma once
#include "support/moving_mean.hpp"

#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <memory>
#include <span>

namespace yieldmark::running_mean {

/// The moving mean after each reading. Boost's adaptors call a const function, so that the window stands
/// behind a pointer.
inline auto boost_range(std::span<double const> readings) {
    return boost::make_iterator_range(readings.data(), readings.data() + readings.size()) |
           boost::adaptors::transformed(
               [mean = std::make_shared<moving_mean>()](double reading) { return mean->add(reading); });
}

} // namespace yieldmark::running_mean
