#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace yieldmark::multi_pass {

/// The squares of 0 … n-1, all made before the first is read.
inline std::vector<std::uint64_t> eager(std::size_t n) {
    std::vector<std::uint64_t> result;
    result.reserve(n);
    for (std::uint64_t x = 0; x != n; ++x)
        result.push_back(x * x);
    return result;
}

} // namespace yieldmark::multi_pass
