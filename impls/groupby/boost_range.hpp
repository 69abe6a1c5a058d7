#pragma once
#include "support/key_of.hpp"

#include <boost/range/adaptor/filtered.hpp>
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/irange.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::groupby {

/// The key and the sum of the group that begins at index `start`.
inline std::pair<std::uint64_t, std::uint64_t> sum_of_group(std::span<std::uint64_t const> numbers,
                                                            std::size_t start) {
    std::uint64_t const key = key_of(numbers[start]);
    std::uint64_t sum = 0;
    for (std::size_t i = start; i != numbers.size() && key_of(numbers[i]) == key; ++i)
        sum += numbers[i];
    return {key, sum};
}

/// The key and the sum of each group of neighbours with the same key: from the indices at which one
/// begins. A group is read twice.
inline auto boost_range(std::span<std::uint64_t const> numbers) {
    return boost::irange(std::size_t{0}, numbers.size()) |
           boost::adaptors::filtered(
               [numbers](std::size_t i) { return i == 0 || key_of(numbers[i]) != key_of(numbers[i - 1]); }) |
           boost::adaptors::transformed(
               [numbers](std::size_t start) { return sum_of_group(numbers, start); });
}

} // namespace yieldmark::groupby
