#pragma once
#include "support/is_prime.hpp"

#include <range/v3/view/filter.hpp>
#include <range/v3/view/iota.hpp>

#include <cstdint>

namespace yieldmark::primes {

/// The primes without end.
inline auto range_v3() {
    return ranges::views::iota(std::uint64_t{2}) | ranges::views::filter(is_prime);
}

} // namespace yieldmark::primes
