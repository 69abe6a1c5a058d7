#pragma once
#include <range/v3/view/concat.hpp>
#include <range/v3/view/partial_sum.hpp>
#include <range/v3/view/take_while.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::itertools_chain {

/// The running sums of `a` and then `b` up to the first number not below `limit`.
inline auto range_v3(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b,
                     std::uint64_t limit) {
    return ranges::views::concat(a, b) |
           ranges::views::take_while([limit](std::uint64_t x) { return x < limit; }) |
           ranges::views::partial_sum;
}

} // namespace yieldmark::itertools_chain
