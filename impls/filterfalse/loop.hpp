#pragma once
#include <cstdint>
#include <span>

namespace yieldmark::filterfalse {

/// The `numbers` that are not odd, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::span<std::uint64_t const> numbers, Sink&& sink) {
    for (std::uint64_t const number : numbers)
        if (number % 2 == 0 && !sink(number))
            return;
}

} // namespace yieldmark::filterfalse
