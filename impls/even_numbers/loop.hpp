#pragma once
#include <cstddef>
#include <cstdint>

namespace yieldmark::even_numbers {

/// The even numbers below `maximum`, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::size_t maximum, Sink&& sink) {
    for (std::uint64_t i = 0; i < maximum; ++i)
        if (i % 2 == 0 && !sink(i))
            return;
}

} // namespace yieldmark::even_numbers
