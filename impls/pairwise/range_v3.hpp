#pragma once
#include <range/v3/view/drop.hpp>
#include <range/v3/view/zip.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::pairwise {

/// Each of `numbers` with the one after it.
inline auto range_v3(std::span<std::uint64_t const> numbers) {
    return ranges::views::zip(numbers, numbers | ranges::views::drop(1));
}

} // namespace yieldmark::pairwise
