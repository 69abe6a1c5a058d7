#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace yieldmark::cycle {

/// `n` of `numbers`, from the first to the last, again and again, handed to `sink` until it wants no more.
template <class Sink> void loop(std::span<std::uint64_t const> numbers, std::size_t n, Sink&& sink) {
    for (;;)
        for (std::uint64_t const number : numbers)
            if (n-- == 0 || !sink(number))
                return;
}

} // namespace yieldmark::cycle
