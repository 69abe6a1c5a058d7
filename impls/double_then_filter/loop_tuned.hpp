#pragma once
#include <cstddef>
#include <cstdint>

namespace yieldmark::double_then_filter {

/// The doubles of 0 … n-1 that are above 10, each handed to `sink` until it wants no more: 12, 14, … below 2 n.
/// n < 2^63.
template <class Sink> void loop_tuned(std::size_t n, Sink&& sink) {
    for (std::uint64_t doubled = 12; doubled < 2 * std::uint64_t{n}; doubled += 2)
        if (!sink(doubled))
            return;
}

} // namespace yieldmark::double_then_filter
