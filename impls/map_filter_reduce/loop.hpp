#pragma once
#include <cstdint>
#include <span>

namespace yieldmark::map_filter_reduce {

/// The squares that are multiples of 3, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::span<std::uint64_t const> numbers, Sink&& sink) {
    for (std::uint64_t const x : numbers) {
        std::uint64_t const square = x * x;
        if (square % 3 == 0 && !sink(square))
            return;
    }
}

} // namespace yieldmark::map_filter_reduce
