#pragma once
#include "support/power_of_two.hpp"

#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/irange.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::power {

/// The first `n` powers of two.
inline auto boost_range(std::size_t n) {
    return boost::irange(std::uint64_t{0}, std::uint64_t{n}) | boost::adaptors::transformed(power_of_two);
}

} // namespace yieldmark::power
