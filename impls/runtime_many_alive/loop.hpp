#pragma once
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace yieldmark::runtime_many_alive {

/// An integer instead of a generator: `n` of them counted up in turn, each handed to `sink` until it wants no
/// more.
template <class Sink> void loop(std::size_t n, Sink&& sink) {
    std::vector<std::uint64_t> counters(n);
    std::iota(counters.begin(), counters.end(), std::uint64_t{0});
    for (int round = 0; round != 2; ++round)
        for (std::uint64_t& next : counters)
            if (!sink(next++))
                return;
}

} // namespace yieldmark::runtime_many_alive
