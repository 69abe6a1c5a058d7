#pragma once
#include <range/v3/view/drop_while.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::dropwhile {

/// The `numbers` from the first on that is not below `limit`.
inline auto range_v3(std::span<std::uint64_t const> numbers, std::uint64_t limit) {
    return numbers | ranges::views::drop_while([limit](std::uint64_t number) { return number < limit; });
}

} // namespace yieldmark::dropwhile
