#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::zip_longest {

/// The numbers of `a` and `b` in pairs, until both have ended; 0 stands for what one of them lacks. Each is
/// handed to `sink` until it wants no more.
template <class Sink>
void loop(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b, Sink&& sink) {
    for (std::size_t i = 0, n = std::max(a.size(), b.size()); i != n; ++i)
        if (!sink(std::pair{i < a.size() ? a[i] : 0, i < b.size() ? b[i] : 0}))
            return;
}

} // namespace yieldmark::zip_longest
