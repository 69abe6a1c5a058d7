#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::enumerate {

/// Each of `numbers` with its index, handed to `sink` until it wants no more.
template <class Sink> void loop(std::span<std::uint64_t const> numbers, Sink&& sink) {
    for (std::size_t i = 0; i != numbers.size(); ++i)
        if (!sink(std::pair{i, numbers[i]}))
            return;
}

} // namespace yieldmark::enumerate
