#pragma once
#include "support/power_of_two.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace yieldmark::power {

/// The first `n` powers of two, all made before the first is read; the vector is reserved once.
inline std::vector<std::uint64_t> eager(std::size_t n) {
    std::vector<std::uint64_t> result;
    result.reserve(n);
    for (std::uint64_t i = 0; i != n; ++i)
        result.push_back(power_of_two(i));
    return result;
}

} // namespace yieldmark::power
