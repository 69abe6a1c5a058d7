#pragma once
#include "support/key_of.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::groupby {

/// The key and the sum of each group of neighbours with the same key, handed to `sink` until it wants no more.
template <class Sink> void loop(std::span<std::uint64_t const> numbers, Sink&& sink) {
    for (std::size_t i = 0; i != numbers.size();) {
        std::uint64_t const key = key_of(numbers[i]);
        std::uint64_t sum = 0;
        for (; i != numbers.size() && key_of(numbers[i]) == key; ++i)
            sum += numbers[i];
        if (!sink(std::pair{key, sum}))
            return;
    }
}

} // namespace yieldmark::groupby
