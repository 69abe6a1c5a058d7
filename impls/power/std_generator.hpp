#pragma once
#include "support/power_of_two.hpp"

#include <cstddef>
#include <cstdint>
#include <generator>

namespace yieldmark::power {

/// The first `n` powers of two, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::size_t n) {
    for (std::uint64_t i = 0; i != n; ++i)
        co_yield power_of_two(i);
}

} // namespace yieldmark::power
