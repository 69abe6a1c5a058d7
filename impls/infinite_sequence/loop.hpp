#pragma once
#include <cstddef>
#include <cstdint>

namespace yieldmark::infinite_sequence {

/// 0, 1, 2, … up to the bound, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::size_t n, Sink&& sink) {
    for (std::uint64_t number = 0; number != n; ++number)
        if (!sink(number))
            return;
}

} // namespace yieldmark::infinite_sequence
