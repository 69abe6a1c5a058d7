#pragma once
#include <cstdint>
#include <span>

namespace yieldmark::accumulate {

/// The running sums of `numbers`, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::span<std::uint64_t const> numbers, Sink&& sink) {
    std::uint64_t sum = 0;
    for (std::uint64_t const number : numbers)
        if (!sink(sum += number))
            return;
}

} // namespace yieldmark::accumulate
