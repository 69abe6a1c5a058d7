#pragma once
#include <cstddef>
#include <cstdint>

namespace yieldmark::geometric_sequence {

/// `n` items from `start`, each `factor` times the one before, handed to `sink` until it wants no more.
template <class Sink> void loop(std::uint64_t start, std::uint64_t factor, std::size_t n, Sink&& sink) {
    std::uint64_t value = start;
    for (std::size_t i = 0; i != n; ++i) {
        if (!sink(value))
            return;
        value *= factor;
    }
}

} // namespace yieldmark::geometric_sequence
