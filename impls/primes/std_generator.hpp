#pragma once
#include "support/is_prime.hpp"

#include <cstdint>
#include <generator>

namespace yieldmark::primes {

/// The primes without end, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator() {
    for (std::uint64_t number = 2;; ++number)
        if (is_prime(number))
            co_yield number;
}

} // namespace yieldmark::primes
