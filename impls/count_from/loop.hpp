#pragma once
#include <cstddef>
#include <cstdint>

namespace yieldmark::count_from {

/// `n` items from `start`, each `step` more than the one before, handed to `sink` until it wants no more.
template <class Sink> void loop(std::uint64_t start, std::uint64_t step, std::size_t n, Sink&& sink) {
    for (std::uint64_t number = start; n != 0; --n, number += step)
        if (!sink(number))
            return;
}

} // namespace yieldmark::count_from
