#pragma once
#include <cstddef>
#include <cstdint>

namespace yieldmark::even_numbers {

/// The even numbers below `maximum`, each handed to `sink` until it wants no more. The odd ones are not tried.
template <class Sink> void loop_tuned(std::size_t maximum, Sink&& sink) {
    for (std::uint64_t i = 0; i < maximum; i += 2)
        if (!sink(i))
            return;
}

} // namespace yieldmark::even_numbers
