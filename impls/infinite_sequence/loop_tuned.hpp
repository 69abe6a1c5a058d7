#pragma once
#include <cstddef>
#include <cstdint>

namespace yieldmark::infinite_sequence {

/// 0, 1, 2, … up to the bound, each handed to `sink` until it wants no more. What is left is counted apart from the
/// number.
template <class Sink> void loop_tuned(std::size_t n, Sink&& sink) {
    if (n == 0)
        return;
    for (std::uint64_t number = 0; sink(number) && --n != 0; ++number) {
    }
}

} // namespace yieldmark::infinite_sequence
