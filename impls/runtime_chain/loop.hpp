#pragma once
#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_chain {

/// The doubles of 0 … n-1 that are above 10, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::size_t n, Sink&& sink) {
    for (std::uint64_t x = 0; x != n; ++x)
        if (x * 2 > 10 && !sink(x * 2))
            return;
}

} // namespace yieldmark::runtime_chain
