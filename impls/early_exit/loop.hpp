#pragma once
#include <cstddef>
#include <cstdint>

namespace yieldmark::early_exit {

/// The squares of 1 … n up to the first above `limit`, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::size_t n, std::uint64_t limit, Sink&& sink) {
    for (std::uint64_t x = 1; x <= n; ++x)
        if (!sink(x * x) || x * x > limit)
            return;
}

} // namespace yieldmark::early_exit
