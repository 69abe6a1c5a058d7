#pragma once
#include <cstdint>
#include <functional>
#include <ranges>
#include <span>
#include <tuple>
#include <utility>

namespace yieldmark::starmap {

/// The product of each of `pairs`.
inline auto std_ranges(std::span<std::pair<std::uint64_t, std::uint64_t> const> pairs) {
    return pairs |
           std::views::transform([](auto const& pair) { return std::apply(std::multiplies{}, pair); });
}

} // namespace yieldmark::starmap
