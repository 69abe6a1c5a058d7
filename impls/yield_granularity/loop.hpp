#pragma once
#include <cstddef>
#include <cstdint>

namespace yieldmark::yield_granularity {

/// 0, 1, … n-1, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::size_t n, Sink&& sink) {
    for (std::uint64_t number = 0; number != n; ++number)
        if (!sink(number))
            return;
}

} // namespace yieldmark::yield_granularity
