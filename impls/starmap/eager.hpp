#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace yieldmark::starmap {

/// The product of each of `pairs`, all made before the first is read.
inline std::vector<std::uint64_t> eager(std::span<std::pair<std::uint64_t, std::uint64_t> const> pairs) {
    std::vector<std::uint64_t> products;
    products.reserve(pairs.size());
    for (auto const& [first, second] : pairs)
        products.push_back(first * second);
    return products;
}

} // namespace yieldmark::starmap
