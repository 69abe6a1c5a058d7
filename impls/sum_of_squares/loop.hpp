#pragma once
#include <cstdint>
#include <span>

namespace yieldmark::sum_of_squares {

/// The square of each number, handed to `sink` until it wants no more.
template <class Sink> void loop(std::span<std::uint64_t const> numbers, Sink&& sink) {
    for (std::uint64_t const x : numbers)
        if (!sink(x * x))
            return;
}

} // namespace yieldmark::sum_of_squares
