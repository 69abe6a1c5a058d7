#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace yieldmark::zip {

/// The numbers of `a` and `b` in pairs, until one of them ends, all of them copied.
inline std::vector<std::pair<std::uint64_t, std::uint64_t>> eager(std::span<std::uint64_t const> a,
                                                                  std::span<std::uint64_t const> b) {
    std::size_t const n = std::min(a.size(), b.size());
    std::vector<std::pair<std::uint64_t, std::uint64_t>> result;
    result.reserve(n);
    for (std::size_t i = 0; i != n; ++i)
        result.emplace_back(a[i], b[i]);
    return result;
}

} // namespace yieldmark::zip
