#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace yieldmark::cycle {

/// `n` of `numbers`, from the first to the last, again and again, handed to `sink` until it wants no more. A round is
/// no loop of its own: its end only moves the pointer.
template <class Sink> void loop_tuned(std::span<std::uint64_t const> numbers, std::size_t n, Sink&& sink) {
    std::uint64_t const* const end = numbers.data() + numbers.size();
    std::uint64_t const* at = numbers.data();
    if (n == 0)
        return;
    while (sink(*at) && --n != 0)
        if (++at == end)
            at = numbers.data();
}

} // namespace yieldmark::cycle
