#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace yieldmark::dropwhile {

/// The `numbers` from the first on that is not below `limit`, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::span<std::uint64_t const> numbers, std::uint64_t limit, Sink&& sink) {
    std::size_t i = 0;
    while (i != numbers.size() && numbers[i] < limit)
        ++i;
    for (; i != numbers.size(); ++i)
        if (!sink(numbers[i]))
            return;
}

} // namespace yieldmark::dropwhile
