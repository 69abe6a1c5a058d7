#pragma once
#include <cstddef>
#include <cstdint>
#include <utility>

namespace yieldmark::fibonacci {

/// The first `n` Fibonacci numbers, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::size_t n, Sink&& sink) {
    std::uint64_t a = 0;
    std::uint64_t b = 1;
    for (std::size_t i = 0; i != n; ++i) {
        if (!sink(a))
            return;
        a = std::exchange(b, a + b);
    }
}

} // namespace yieldmark::fibonacci
