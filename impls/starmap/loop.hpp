#pragma once
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::starmap {

/// The product of each of `pairs`, handed to `sink` until it wants no more.
template <class Sink> void loop(std::span<std::pair<std::uint64_t, std::uint64_t> const> pairs, Sink&& sink) {
    for (auto const& [first, second] : pairs)
        if (!sink(first * second))
            return;
}

} // namespace yieldmark::starmap
