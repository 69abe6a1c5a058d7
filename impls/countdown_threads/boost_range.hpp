#pragma once
#include "support/countdown_thread.hpp"

#include <boost/range/adaptor/reversed.hpp>
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/irange.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::countdown_threads {

/// Threads that will count down from `n`, n - 1, … 1, each made when it is read.
inline auto boost_range(std::size_t n) {
    return boost::irange(std::uint64_t{1}, std::uint64_t{n} + 1) | boost::adaptors::reversed |
           boost::adaptors::transformed([](std::uint64_t from) { return countdown_thread{from}; });
}

} // namespace yieldmark::countdown_threads
