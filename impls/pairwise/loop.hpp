#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::pairwise {

/// Each of `numbers` with the one after it, handed to `sink` until it wants no more.
template <class Sink> void loop(std::span<std::uint64_t const> numbers, Sink&& sink) {
    for (std::size_t i = 1; i < numbers.size(); ++i)
        if (!sink(std::pair{numbers[i - 1], numbers[i]}))
            return;
}

} // namespace yieldmark::pairwise
