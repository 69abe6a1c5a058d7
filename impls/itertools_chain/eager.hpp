#pragma once
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <span>
#include <vector>

namespace yieldmark::itertools_chain {

/// The running sums, through a vector of all numbers and one of those before the first not below `limit`.
inline std::vector<std::uint64_t> eager(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b,
                                        std::uint64_t limit) {
    std::vector<std::uint64_t> chained;
    chained.reserve(a.size() + b.size());
    chained.insert(chained.end(), a.begin(), a.end());
    chained.insert(chained.end(), b.begin(), b.end());
    auto const stop = std::ranges::find_if(chained, [limit](std::uint64_t x) { return x >= limit; });
    std::vector<std::uint64_t> const taken(chained.begin(), stop);
    std::vector<std::uint64_t> sums;
    sums.reserve(taken.size());
    std::partial_sum(taken.begin(), taken.end(), std::back_inserter(sums));
    return sums;
}

} // namespace yieldmark::itertools_chain
