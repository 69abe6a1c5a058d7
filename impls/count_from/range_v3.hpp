#pragma once
#include <range/v3/view/iota.hpp>
#include <range/v3/view/transform.hpp>

#include <cstdint>

namespace yieldmark::count_from {

/// `start`, then each item `step` more than the one before, without end. Not views::stride: it would walk
/// over the numbers between, one by one.
inline auto range_v3(std::uint64_t start, std::uint64_t step) {
    return ranges::views::iota(std::uint64_t{0}) |
           ranges::views::transform([start, step](std::uint64_t i) { return start + i * step; });
}

} // namespace yieldmark::count_from
