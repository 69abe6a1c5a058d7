#pragma once
#include "support/is_prime.hpp"

#include <cstdint>
#include <ranges>

namespace yieldmark::primes {

/// The primes without end.
inline auto std_ranges() {
    return std::views::iota(std::uint64_t{2}) | std::views::filter(is_prime);
}

} // namespace yieldmark::primes
