#pragma once
#include <cstdint>
#include <ranges>
#include <span>
#include <tuple>

namespace yieldmark::compress {

/// The `numbers` that are `selected`.
inline auto std_ranges_23(std::span<std::uint64_t const> numbers, std::span<unsigned char const> selected) {
    return std::views::zip(numbers, selected) |
           std::views::filter([](auto const& pair) { return std::get<1>(pair) != 0; }) | std::views::keys;
}

} // namespace yieldmark::compress
