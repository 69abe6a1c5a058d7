#pragma once
#include <range/v3/view/iota.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::count_up_to {

/// 1 … `n`.
inline auto range_v3(std::size_t n) {
    return ranges::views::iota(std::uint64_t{1}, std::uint64_t{n} + 1);
}

} // namespace yieldmark::count_up_to
