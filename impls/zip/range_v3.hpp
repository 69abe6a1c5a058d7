#pragma once
#include <range/v3/view/zip.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::zip {

/// The numbers of `a` and `b` in pairs, until one of them ends.
inline auto range_v3(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    return ranges::views::zip(a, b);
}

} // namespace yieldmark::zip
