#pragma once
#include <cstddef>
#include <cstdint>

namespace yieldmark::count_from {

/// `n` items from `start`, each `step` more than the one before, handed to `sink` until it wants no more. After the
/// last one nothing is added.
template <class Sink> void loop_tuned(std::uint64_t start, std::uint64_t step, std::size_t n, Sink&& sink) {
    if (n == 0)
        return;
    for (std::uint64_t number = start; sink(number) && --n != 0; number += step) {
    }
}

} // namespace yieldmark::count_from
