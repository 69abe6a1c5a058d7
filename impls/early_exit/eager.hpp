#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace yieldmark::early_exit {

/// The squares of 1 … n, all made before the first is looked at.
inline std::vector<std::uint64_t> eager(std::size_t n) {
    std::vector<std::uint64_t> result;
    result.reserve(n);
    for (std::uint64_t x = 1; x <= n; ++x)
        result.push_back(x * x);
    return result;
}

} // namespace yieldmark::early_exit
