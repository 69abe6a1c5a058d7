#pragma once
#include <range/v3/view/join.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark::chain_from_iterable {

/// The numbers of one list after the other.
inline auto range_v3(std::span<std::vector<std::uint64_t> const> lists) {
    return lists | ranges::views::join;
}

} // namespace yieldmark::chain_from_iterable
