#pragma once
#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_recursion {

/// 0 … n-1 from `depth` calls within, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::size_t depth, std::size_t n, Sink&& sink) {
    if (depth != 0) {
        loop(depth - 1, n, sink);
        asm volatile(""); // or the call becomes a jump
    } else {
        for (std::uint64_t x = 0; x != n; ++x)
            if (!sink(x))
                return;
    }
}

} // namespace yieldmark::runtime_recursion
