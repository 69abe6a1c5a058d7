#pragma once
#include <range/v3/view/partial_sum.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::accumulate {

/// The running sums of `numbers`.
inline auto range_v3(std::span<std::uint64_t const> numbers) {
    return numbers | ranges::views::partial_sum;
}

} // namespace yieldmark::accumulate
