#pragma once
#include <range/v3/view/filter.hpp>
#include <range/v3/view/transform.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::map_filter_reduce {

/// The squares that are multiples of 3.
inline auto range_v3(std::span<std::uint64_t const> numbers) {
    return numbers | ranges::views::transform([](std::uint64_t x) { return x * x; }) |
           ranges::views::filter([](std::uint64_t x) { return x % 3 == 0; });
}

} // namespace yieldmark::map_filter_reduce
