#pragma once
#include <cstddef>
#include <cstdint>

namespace yieldmark::chained_squares {

/// The squares of 1 … `n`, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::size_t n, Sink&& sink) {
    for (std::uint64_t i = 1; i <= n; ++i)
        if (!sink(i * i))
            return;
}

} // namespace yieldmark::chained_squares
