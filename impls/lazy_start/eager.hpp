#pragma once
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace yieldmark::lazy_start {

/// The first `n` Fibonacci numbers, all made and counted in `made` before this returns.
inline std::vector<std::uint64_t> eager(std::size_t n, std::uint64_t& made) {
    std::vector<std::uint64_t> result;
    result.reserve(n);
    std::uint64_t a = 0;
    std::uint64_t b = 1;
    for (std::size_t i = 0; i != n; ++i) {
        ++made;
        result.push_back(a);
        a = std::exchange(b, a + b);
    }
    return result;
}

} // namespace yieldmark::lazy_start
