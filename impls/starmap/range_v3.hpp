#pragma once
#include <range/v3/view/transform.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <tuple>
#include <utility>

namespace yieldmark::starmap {

/// The product of each of `pairs`.
inline auto range_v3(std::span<std::pair<std::uint64_t, std::uint64_t> const> pairs) {
    return pairs |
           ranges::views::transform([](auto const& pair) { return std::apply(std::multiplies{}, pair); });
}

} // namespace yieldmark::starmap
