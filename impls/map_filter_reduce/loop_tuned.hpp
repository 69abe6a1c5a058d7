#pragma once
#include <cstdint>
#include <span>

namespace yieldmark::map_filter_reduce {

/// The squares that are multiples of 3, each handed to `sink` until it wants no more: those of the numbers that
/// are. All are below 2^32, so that no square is cut off.
template <class Sink> void loop_tuned(std::span<std::uint64_t const> numbers, Sink&& sink) {
    for (std::uint64_t const x : numbers)
        if (x % 3 == 0 && !sink(x * x))
            return;
}

} // namespace yieldmark::map_filter_reduce
