#pragma once
#include "support/splitmix64.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::random_numbers {

/// The first `n` random numbers from `seed`, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::uint64_t seed, std::size_t n, Sink&& sink) {
    splitmix64 random{seed};
    for (std::size_t i = 0; i != n; ++i)
        if (!sink(random()))
            return;
}

} // namespace yieldmark::random_numbers
