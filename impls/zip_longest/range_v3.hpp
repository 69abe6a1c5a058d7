#pragma once
#include <range/v3/view/concat.hpp>
#include <range/v3/view/repeat_n.hpp>
#include <range/v3/view/zip.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace yieldmark::zip_longest {

/// `numbers` and as many zeros as they lack to `n`.
inline auto filled(std::span<std::uint64_t const> numbers, std::size_t n) {
    return ranges::views::concat(
        numbers, ranges::views::repeat_n(std::uint64_t{0}, static_cast<std::ptrdiff_t>(n - numbers.size())));
}

/// The numbers of `a` and `b` in pairs, until both have ended; 0 stands for what one of them lacks.
inline auto range_v3(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    std::size_t const n = std::max(a.size(), b.size());
    return ranges::views::zip(filled(a, n), filled(b, n));
}

} // namespace yieldmark::zip_longest
