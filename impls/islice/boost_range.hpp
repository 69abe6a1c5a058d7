#pragma once
#include <boost/range/adaptor/sliced.hpp>
#include <boost/range/adaptor/strided.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace yieldmark::islice {

/// Every `step`-th of the `numbers` from index `start` on.
inline auto boost_range(std::span<std::uint64_t const> numbers, std::size_t start, std::size_t step) {
    return boost::make_iterator_range(numbers.data(), numbers.data() + numbers.size()) |
           boost::adaptors::sliced(start, numbers.size()) |
           boost::adaptors::strided(static_cast<std::ptrdiff_t>(step));
}

} // namespace yieldmark::islice
