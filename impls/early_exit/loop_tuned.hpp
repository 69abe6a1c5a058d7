#pragma once
#include <cstddef>
#include <cstdint>

namespace yieldmark::early_exit {

/// The squares of 1 … n up to the first above `limit`, each handed to `sink` until it wants no more. Each is
/// the one before plus the next odd number.
template <class Sink> void loop_tuned(std::size_t n, std::uint64_t limit, Sink&& sink) {
    std::uint64_t square = 1;
    for (std::uint64_t odd = 3; n != 0; --n, odd += 2) {
        if (!sink(square) || square > limit)
            return;
        square += odd;
    }
}

} // namespace yieldmark::early_exit
