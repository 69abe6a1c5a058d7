#pragma once
#include <range/v3/view/transform.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::sum_of_squares {

/// The square of each number.
inline auto range_v3(std::span<std::uint64_t const> numbers) {
    return numbers | ranges::views::transform([](std::uint64_t x) { return x * x; });
}

} // namespace yieldmark::sum_of_squares
