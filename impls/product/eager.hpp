#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace yieldmark::product {

/// Each number of `a` with each of `b`, all pairs copied.
inline std::vector<std::pair<std::uint64_t, std::uint64_t>> eager(std::span<std::uint64_t const> a,
                                                                  std::span<std::uint64_t const> b) {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> result;
    result.reserve(a.size() * b.size());
    for (std::uint64_t const first : a)
        for (std::uint64_t const second : b)
            result.emplace_back(first, second);
    return result;
}

} // namespace yieldmark::product
