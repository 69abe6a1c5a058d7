#pragma once
#include "support/record_source.hpp"

#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/irange.hpp>

#include <cstddef>
#include <memory>

namespace yieldmark::batches {

/// `n` records in batches of `size`. Boost's adaptors call a const function, so that the reader stands behind
/// a pointer.
inline auto boost_range(std::size_t n, std::size_t size) {
    return boost::irange(std::size_t{0}, (n + size - 1) / size) |
           boost::adaptors::transformed(
               [reader = std::make_shared<batch_reader>(n, size)](std::size_t) { return reader->next(); });
}

} // namespace yieldmark::batches
