#pragma once
#include <range/v3/view/take_while.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::takewhile {

/// The `numbers` before the first that is not below `limit`.
inline auto range_v3(std::span<std::uint64_t const> numbers, std::uint64_t limit) {
    return numbers | ranges::views::take_while([limit](std::uint64_t number) { return number < limit; });
}

} // namespace yieldmark::takewhile
