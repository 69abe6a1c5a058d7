#pragma once
#include <range/v3/view/enumerate.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::enumerate {

/// Each of `numbers` with its index.
inline auto range_v3(std::span<std::uint64_t const> numbers) {
    return ranges::views::enumerate(numbers);
}

} // namespace yieldmark::enumerate
