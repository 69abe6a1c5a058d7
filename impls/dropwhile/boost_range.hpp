#pragma once
#include <boost/range/algorithm/find_if.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::dropwhile {

/// The `numbers` from the first on that is not below `limit`. Boost.Range has no adaptor for it: the first
/// is searched when the range is made.
inline auto boost_range(std::span<std::uint64_t const> numbers, std::uint64_t limit) {
    return boost::find_if<boost::return_found_end>(
        boost::make_iterator_range(numbers.data(), numbers.data() + numbers.size()),
        [limit](std::uint64_t number) { return number >= limit; });
}

} // namespace yieldmark::dropwhile
