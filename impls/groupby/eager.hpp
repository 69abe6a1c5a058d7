#pragma once
#include "support/key_of.hpp"

#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace yieldmark::groupby {

/// The key and the sum of each group of neighbours with the same key, through a list of each group.
inline std::vector<std::pair<std::uint64_t, std::uint64_t>> eager(std::span<std::uint64_t const> numbers) {
    std::vector<std::pair<std::uint64_t, std::vector<std::uint64_t>>> groups;
    for (std::uint64_t const number : numbers) {
        if (groups.empty() || groups.back().first != key_of(number))
            groups.emplace_back(key_of(number), std::vector<std::uint64_t>{});
        groups.back().second.push_back(number);
    }
    std::vector<std::pair<std::uint64_t, std::uint64_t>> sums;
    sums.reserve(groups.size());
    for (auto const& [key, group] : groups)
        sums.emplace_back(key, std::accumulate(group.begin(), group.end(), std::uint64_t{0}));
    return sums;
}

} // namespace yieldmark::groupby
