#pragma once
#include "support/splitmix64.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace yieldmark::random_numbers {

/// Random numbers from `seed`. A vector has an end, so `n` must be known in advance.
inline std::vector<std::uint64_t> eager(std::uint64_t seed, std::size_t n) {
    splitmix64 random{seed};
    std::vector<std::uint64_t> result;
    result.reserve(n);
    for (std::size_t i = 0; i != n; ++i)
        result.push_back(random());
    return result;
}

} // namespace yieldmark::random_numbers
