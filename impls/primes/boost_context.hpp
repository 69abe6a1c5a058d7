#pragma once
#include "support/fiber_generator.hpp"
#include "support/is_prime.hpp"

#include <cstdint>

namespace yieldmark::primes {

/// The primes without end, one per switch to the body's own stack.
inline auto boost_context() {
    return fiber_generator<std::uint64_t>([](auto& yield) {
        for (std::uint64_t number = 2;; ++number)
            if (is_prime(number))
                yield(number);
    });
}

} // namespace yieldmark::primes
