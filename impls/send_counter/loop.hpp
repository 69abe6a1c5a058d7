#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace yieldmark::send_counter {

/// Counts `n` items from 0, going on from the next of `sent` after every 8th.
template <class Sink> void loop(std::span<std::uint64_t const> sent, std::size_t n, Sink&& sink) {
    std::uint64_t i = 0;
    auto next = sent.begin();
    for (std::size_t left = n; left != 0;) {
        for (std::size_t run = std::min<std::size_t>(left, 8); run != 0; --run, --left)
            if (!sink(i++))
                return;
        if (left != 0)
            i = *next++;
    }
}

} // namespace yieldmark::send_counter
