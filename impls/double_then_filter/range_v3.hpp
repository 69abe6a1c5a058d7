#pragma once
#include <range/v3/view/filter.hpp>
#include <range/v3/view/iota.hpp>
#include <range/v3/view/transform.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::double_then_filter {

/// The doubles of 0 … n-1 that are above 10.
inline auto range_v3(std::size_t n) {
    return ranges::views::iota(std::uint64_t{0}, std::uint64_t{n}) |
           ranges::views::transform([](std::uint64_t x) { return x * 2; }) |
           ranges::views::filter([](std::uint64_t x) { return x > 10; });
}

} // namespace yieldmark::double_then_filter
