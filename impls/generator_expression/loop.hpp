#pragma once
#include <cstddef>
#include <cstdint>

namespace yieldmark::generator_expression {

/// The squares of 0 … n-1, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::size_t n, Sink&& sink) {
    for (std::uint64_t x = 0; x != n; ++x)
        if (!sink(x * x))
            return;
}

} // namespace yieldmark::generator_expression
