#pragma once
#include <range/v3/view/transform.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::square_numbers {

/// The square of each of `numbers`.
inline auto range_v3(std::span<std::uint64_t const> numbers) {
    return numbers | ranges::views::transform([](std::uint64_t i) { return i * i; });
}

} // namespace yieldmark::square_numbers
