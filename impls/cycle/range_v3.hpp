#pragma once
#include <range/v3/view/cycle.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::cycle {

/// `numbers`, from the first to the last, again and again.
inline auto range_v3(std::span<std::uint64_t const> numbers) {
    return numbers | ranges::views::cycle;
}

} // namespace yieldmark::cycle
