#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace yieldmark::chained_squares {

/// The squares of 1 … `n`, through a vector of the integers. Vectors have an end, so that the bound must be
/// known in advance.
inline std::vector<std::uint64_t> eager(std::size_t n) {
    std::vector<std::uint64_t> integers;
    integers.reserve(n);
    for (std::uint64_t i = 1; i <= n; ++i)
        integers.push_back(i);
    std::vector<std::uint64_t> squares;
    squares.reserve(n);
    for (std::uint64_t i : integers)
        squares.push_back(i * i);
    return squares;
}

} // namespace yieldmark::chained_squares
