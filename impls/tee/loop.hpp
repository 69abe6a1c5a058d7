#pragma once
#include "support/splitmix64.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace yieldmark::tee {

/// `n` pairs of what two readers of `source` read, of which one is `distance` ahead, each handed to `sink`
/// until it wants no more. A ring holds what is between them.
template <class Sink> void loop(splitmix64 source, std::size_t n, std::size_t distance, Sink&& sink) {
    std::vector<std::uint64_t> ring(distance);
    for (std::uint64_t& number : ring)
        number = source();
    for (std::size_t i = 0, at = 0; i != n; ++i) {
        std::uint64_t const ahead = source();
        std::uint64_t const behind = std::exchange(ring[at], ahead);
        if (!sink(std::pair{ahead, behind}))
            return;
        if (++at == distance)
            at = 0;
    }
}

} // namespace yieldmark::tee
