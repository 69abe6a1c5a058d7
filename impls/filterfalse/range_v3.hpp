#pragma once
#include <range/v3/view/remove_if.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::filterfalse {

/// The `numbers` that are not odd.
inline auto range_v3(std::span<std::uint64_t const> numbers) {
    return numbers | ranges::views::remove_if([](std::uint64_t number) { return number % 2 != 0; });
}

} // namespace yieldmark::filterfalse
