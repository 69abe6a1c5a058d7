#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::zip_longest {

/// The numbers of `a` and `b` in pairs, until both have ended; 0 stands for what one of them lacks. Each is
/// handed to `sink` until it wants no more. What both have and what only one has are loops of their own.
template <class Sink>
void loop_tuned(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b, Sink&& sink) {
    std::size_t i = 0;
    for (std::size_t const both = std::min(a.size(), b.size()); i != both; ++i)
        if (!sink(std::pair{a[i], b[i]}))
            return;
    for (; i < a.size(); ++i)
        if (!sink(std::pair{a[i], std::uint64_t{0}}))
            return;
    for (; i < b.size(); ++i)
        if (!sink(std::pair{std::uint64_t{0}, b[i]}))
            return;
}

} // namespace yieldmark::zip_longest
