#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::zip {

/// The numbers of `a` and `b` in pairs, until one of them ends, each handed to `sink` until it wants no more.
template <class Sink>
void loop(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b, Sink&& sink) {
    for (std::size_t i = 0, n = std::min(a.size(), b.size()); i != n; ++i)
        if (!sink(std::pair{a[i], b[i]}))
            return;
}

} // namespace yieldmark::zip
