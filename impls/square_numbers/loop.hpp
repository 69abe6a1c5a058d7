#pragma once
#include <cstdint>
#include <span>

namespace yieldmark::square_numbers {

/// The square of each of `numbers`, handed to `sink` until it wants no more.
template <class Sink> void loop(std::span<std::uint64_t const> numbers, Sink&& sink) {
    for (std::uint64_t i : numbers)
        if (!sink(i * i))
            return;
}

} // namespace yieldmark::square_numbers
