#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace yieldmark::zip_longest {

/// The numbers of `a` and `b` in pairs, until both have ended; 0 stands for what one of them lacks. All of
/// them are copied.
inline std::vector<std::pair<std::uint64_t, std::uint64_t>> eager(std::span<std::uint64_t const> a,
                                                                  std::span<std::uint64_t const> b) {
    std::size_t const n = std::max(a.size(), b.size());
    std::vector<std::pair<std::uint64_t, std::uint64_t>> result;
    result.reserve(n);
    for (std::size_t i = 0; i != n; ++i)
        result.emplace_back(i < a.size() ? a[i] : 0, i < b.size() ? b[i] : 0);
    return result;
}

} // namespace yieldmark::zip_longest
