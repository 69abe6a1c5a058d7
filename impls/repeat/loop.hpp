#pragma once
#include <cstddef>
#include <cstdint>

namespace yieldmark::repeat {

/// `number`, `times` times, handed to `sink` until it wants no more.
template <class Sink> void loop(std::uint64_t number, std::size_t times, Sink&& sink) {
    for (; times != 0; --times)
        if (!sink(number))
            return;
}

} // namespace yieldmark::repeat
