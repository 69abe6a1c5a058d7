#pragma once
#include "support/generator.hpp"
#include "support/is_prime.hpp"

#include <cstdint>

namespace yieldmark::primes {

/// The primes without end, one per resumption.
inline generator<std::uint64_t> coroutine() {
    for (std::uint64_t number = 2;; ++number)
        if (is_prime(number))
            co_yield number;
}

} // namespace yieldmark::primes
