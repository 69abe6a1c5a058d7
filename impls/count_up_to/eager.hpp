#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace yieldmark::count_up_to {

/// 1 … `n`, all made before the first is read; the vector is reserved once.
inline std::vector<std::uint64_t> eager(std::size_t n) {
    std::vector<std::uint64_t> result;
    result.reserve(n);
    for (std::uint64_t count = 1; count <= n; ++count)
        result.push_back(count);
    return result;
}

} // namespace yieldmark::count_up_to
