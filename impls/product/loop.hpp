#pragma once
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::product {

/// Each number of `a` with each of `b`, handed to `sink` until it wants no more.
template <class Sink>
void loop(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b, Sink&& sink) {
    for (std::uint64_t const first : a)
        for (std::uint64_t const second : b)
            if (!sink(std::pair{first, second}))
                return;
}

} // namespace yieldmark::product
