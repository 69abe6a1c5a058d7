#pragma once
#include <cstdint>
#include <span>

namespace yieldmark::takewhile {

/// The `numbers` before the first that is not below `limit`, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::span<std::uint64_t const> numbers, std::uint64_t limit, Sink&& sink) {
    for (std::uint64_t const number : numbers)
        if (number >= limit || !sink(number))
            return;
}

} // namespace yieldmark::takewhile
