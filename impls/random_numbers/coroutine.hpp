#pragma once
#include "support/generator.hpp"
#include "support/splitmix64.hpp"

#include <cstdint>

namespace yieldmark::random_numbers {

/// Random numbers from `seed` without end, one per resumption.
inline generator<std::uint64_t> coroutine(std::uint64_t seed) {
    splitmix64 random{seed};
    while (true)
        co_yield random();
}

} // namespace yieldmark::random_numbers
