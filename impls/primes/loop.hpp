#pragma once
#include "support/is_prime.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::primes {

/// The first `n` primes, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::size_t n, Sink&& sink) {
    std::size_t found = 0;
    for (std::uint64_t number = 2; found != n; ++number)
        if (is_prime(number)) {
            if (!sink(number))
                return;
            ++found;
        }
}

} // namespace yieldmark::primes
