#pragma once
#include <range/v3/view/iota.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::next_until_exhausted {

/// 1 … `n`.
inline auto range_v3(std::size_t n) {
    return ranges::views::closed_iota(std::uint64_t{1}, std::uint64_t{n});
}

} // namespace yieldmark::next_until_exhausted
