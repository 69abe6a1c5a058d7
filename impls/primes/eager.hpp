#pragma once
#include "support/is_prime.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace yieldmark::primes {

/// The first `n` primes. A vector has an end, so the bound must be known in advance.
inline std::vector<std::uint64_t> eager(std::size_t n) {
    std::vector<std::uint64_t> result;
    result.reserve(n);
    for (std::uint64_t number = 2; result.size() != n; ++number)
        if (is_prime(number))
            result.push_back(number);
    return result;
}

} // namespace yieldmark::primes
