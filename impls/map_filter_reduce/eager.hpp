#pragma once
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>
#include <vector>

namespace yieldmark::map_filter_reduce {

/// The squares that are multiples of 3, through a vector of all squares.
inline std::vector<std::uint64_t> eager(std::span<std::uint64_t const> numbers) {
    std::vector<std::uint64_t> squares;
    squares.reserve(numbers.size());
    std::ranges::transform(numbers, std::back_inserter(squares), [](std::uint64_t x) { return x * x; });
    std::vector<std::uint64_t> multiples;
    std::ranges::copy_if(squares, std::back_inserter(multiples), [](std::uint64_t x) { return x % 3 == 0; });
    return multiples;
}

} // namespace yieldmark::map_filter_reduce
