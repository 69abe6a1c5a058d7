#pragma once
#include "support/moving_mean.hpp"

#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <span>

namespace yieldmark::running_mean {

/// Boost's adaptors call a const function: the window is mutable. Behind a pointer it could not stay in
/// registers.
class mean_so_far {
public:
    double operator()(double reading) const { return mean_.add(reading); }

private:
    mutable moving_mean mean_;
};

/// The moving mean after each reading. Read once, in order: the function has state.
inline auto boost_range(std::span<double const> readings) {
    return boost::make_iterator_range(readings.data(), readings.data() + readings.size()) |
           boost::adaptors::transformed(mean_so_far{});
}

} // namespace yieldmark::running_mean
