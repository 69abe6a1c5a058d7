#pragma once
#include <range/v3/view/iota.hpp>
#include <range/v3/view/transform.hpp>

#include <cstdint>

namespace yieldmark::chained_squares {

/// The squares of 1, 2, 3, … without end.
inline auto range_v3() {
    return ranges::views::iota(std::uint64_t{1}) |
           ranges::views::transform([](std::uint64_t i) { return i * i; });
}

} // namespace yieldmark::chained_squares
