#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace yieldmark::compress {

/// The `numbers` that are `selected`, each handed to `sink` until it wants no more.
template <class Sink>
void loop(std::span<std::uint64_t const> numbers, std::span<unsigned char const> selected, Sink&& sink) {
    for (std::size_t i = 0; i != numbers.size(); ++i)
        if (selected[i] != 0 && !sink(numbers[i]))
            return;
}

} // namespace yieldmark::compress
