#pragma once
#include <cstddef>
#include <cstdint>

namespace yieldmark::count_up_to {

/// 1 … `n`, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::size_t n, Sink&& sink) {
    for (std::uint64_t count = 1; count <= n; ++count)
        if (!sink(count))
            return;
}

} // namespace yieldmark::count_up_to
