#pragma once
#include <range/v3/view/drop.hpp>
#include <range/v3/view/stride.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace yieldmark::islice {

/// Every `step`-th of the `numbers` from index `start` on.
inline auto range_v3(std::span<std::uint64_t const> numbers, std::size_t start, std::size_t step) {
    return numbers | ranges::views::drop(static_cast<std::ptrdiff_t>(start)) |
           ranges::views::stride(static_cast<std::ptrdiff_t>(step));
}

} // namespace yieldmark::islice
