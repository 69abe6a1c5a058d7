#pragma once
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace yieldmark::next_until_exhausted {

/// 1 … `n`.
inline std::vector<std::uint64_t> eager(std::size_t n) {
    std::vector<std::uint64_t> result(n);
    std::iota(result.begin(), result.end(), std::uint64_t{1});
    return result;
}

} // namespace yieldmark::next_until_exhausted
