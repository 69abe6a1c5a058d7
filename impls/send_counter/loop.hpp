#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace yieldmark::send_counter {

/// Counts `n` items from 0, going on from the next of `sent` after every 8th.
template <class Sink>
void loop(std::span<std::uint64_t const> sent, std::size_t n, Sink&& sink) {
    std::uint64_t i = 0;
    for (std::size_t taken = 1; taken <= n; ++taken) {
        if (!sink(i))
            return;
        i = taken % 8 == 0 ? sent[taken / 8 - 1] : i + 1;
    }
}

} // namespace yieldmark::send_counter
