#pragma once
#include <range/v3/view/iota.hpp>

#include <cstdint>

namespace yieldmark::infinite_sequence {

/// 0, 1, 2, … without end.
inline auto range_v3() {
    return ranges::views::iota(std::uint64_t{0});
}

} // namespace yieldmark::infinite_sequence
