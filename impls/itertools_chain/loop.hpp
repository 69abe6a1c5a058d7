#pragma once
#include <cstdint>
#include <span>

namespace yieldmark::itertools_chain {

/// The running sums of `a` and then `b` up to the first number not below `limit`, each handed to `sink` until
/// it wants no more.
template <class Sink>
void loop(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b, std::uint64_t limit,
          Sink&& sink) {
    std::uint64_t sum = 0;
    for (auto const input : {a, b}) {
        for (std::uint64_t const x : input) {
            if (x >= limit)
                return;
            sum += x;
            if (!sink(sum))
                return;
        }
    }
}

} // namespace yieldmark::itertools_chain
