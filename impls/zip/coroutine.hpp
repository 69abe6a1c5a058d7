#pragma once
#include "support/generator.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::zip {

/// The numbers of `a` and `b` in pairs, until one of them ends, one pair per resumption.
inline generator<std::pair<std::uint64_t, std::uint64_t>> coroutine(std::span<std::uint64_t const> a,
                                                                    std::span<std::uint64_t const> b) {
    for (std::size_t i = 0, n = std::min(a.size(), b.size()); i != n; ++i)
        co_yield {a[i], b[i]};
}

} // namespace yieldmark::zip
