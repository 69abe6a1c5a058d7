#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <generator>
#include <span>
#include <utility>

namespace yieldmark::zip {

/// The numbers of `a` and `b` in pairs, until one of them ends, one pair per resumption of the standard generator.
inline std::generator<std::pair<std::uint64_t, std::uint64_t>>
std_generator(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    for (std::size_t i = 0, n = std::min(a.size(), b.size()); i != n; ++i)
        co_yield {a[i], b[i]};
}

} // namespace yieldmark::zip
