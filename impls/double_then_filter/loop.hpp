#pragma once
#include <cstddef>
#include <cstdint>

namespace yieldmark::double_then_filter {

/// The doubles of 0 … n-1 that are above 10, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::size_t n, Sink&& sink) {
    for (std::uint64_t x = 0; x != n; ++x) {
        std::uint64_t const doubled = x * 2;
        if (doubled > 10 && !sink(doubled))
            return;
    }
}

} // namespace yieldmark::double_then_filter
