#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace yieldmark::even_numbers {

/// The even numbers below `maximum`, all made before the first is read; the vector is reserved once.
inline std::vector<std::uint64_t> eager(std::size_t maximum) {
    std::vector<std::uint64_t> result;
    result.reserve(maximum / 2 + maximum % 2);
    for (std::uint64_t i = 0; i < maximum; ++i)
        if (i % 2 == 0)
            result.push_back(i);
    return result;
}

} // namespace yieldmark::even_numbers
