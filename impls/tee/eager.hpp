#pragma once
#include "support/splitmix64.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace yieldmark::tee {

/// `n` pairs of what two readers of `source` read, of which one is `distance` ahead, from a list of all.
inline std::vector<std::pair<std::uint64_t, std::uint64_t>> eager(splitmix64 source, std::size_t n,
                                                                  std::size_t distance) {
    std::vector<std::uint64_t> numbers(n + distance);
    for (std::uint64_t& number : numbers)
        number = source();
    std::vector<std::pair<std::uint64_t, std::uint64_t>> pairs;
    pairs.reserve(n);
    for (std::size_t i = 0; i != n; ++i)
        pairs.emplace_back(numbers[i + distance], numbers[i]);
    return pairs;
}

} // namespace yieldmark::tee
