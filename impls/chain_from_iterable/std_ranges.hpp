#pragma once
#include <cstdint>
#include <ranges>
#include <span>
#include <vector>

namespace yieldmark::chain_from_iterable {

/// The numbers of one list after the other.
inline auto std_ranges(std::span<std::vector<std::uint64_t> const> lists) {
    return lists | std::views::join;
}

} // namespace yieldmark::chain_from_iterable
