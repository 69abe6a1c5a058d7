#pragma once
#include "support/is_prime.hpp"

#include <boost/range/adaptor/filtered.hpp>
#include <boost/range/counting_range.hpp>

#include <cstdint>
#include <limits>

namespace yieldmark::primes {

/// The primes. Boost.Range has no range without end; this one ends where the integers do, at 2^64 - 1.
inline auto boost_range() {
    return boost::counting_range(std::uint64_t{2}, std::numeric_limits<std::uint64_t>::max()) |
           boost::adaptors::filtered(is_prime);
}

} // namespace yieldmark::primes
