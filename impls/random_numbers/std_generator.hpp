#pragma once
#include "support/splitmix64.hpp"

#include <cstdint>
#include <generator>

namespace yieldmark::random_numbers {

/// Random numbers from `seed` without end, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::uint64_t seed) {
    splitmix64 random{seed};
    while (true)
        co_yield random();
}

} // namespace yieldmark::random_numbers
