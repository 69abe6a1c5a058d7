#pragma once
#include <range/v3/view/filter.hpp>
#include <range/v3/view/map.hpp>
#include <range/v3/view/zip.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::compress {

/// The `numbers` that are `selected`.
inline auto range_v3(std::span<std::uint64_t const> numbers, std::span<unsigned char const> selected) {
    return ranges::views::zip(numbers, selected) |
           ranges::views::filter([](auto const& pair) { return pair.second != 0; }) | ranges::views::keys;
}

} // namespace yieldmark::compress
