#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace yieldmark::islice {

/// Every `step`-th of the `numbers` from index `start` on, each handed to `sink` until it wants no more.
template <class Sink>
void loop(std::span<std::uint64_t const> numbers, std::size_t start, std::size_t step, Sink&& sink) {
    for (std::size_t i = start; i < numbers.size(); i += step)
        if (!sink(numbers[i]))
            return;
}

} // namespace yieldmark::islice
