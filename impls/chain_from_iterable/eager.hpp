#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark::chain_from_iterable {

/// The numbers of one list after the other, in one list that is as long as all of them.
inline std::vector<std::uint64_t> eager(std::span<std::vector<std::uint64_t> const> lists) {
    std::size_t length = 0;
    for (auto const& list : lists)
        length += list.size();
    std::vector<std::uint64_t> result;
    result.reserve(length);
    for (auto const& list : lists)
        result.insert(result.end(), list.begin(), list.end());
    return result;
}

} // namespace yieldmark::chain_from_iterable
