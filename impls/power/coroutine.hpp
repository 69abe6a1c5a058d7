#pragma once
#include "support/generator.hpp"
#include "support/power_of_two.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::power {

/// The first `n` powers of two, one per resumption.
inline generator<std::uint64_t> coroutine(std::size_t n) {
    for (std::uint64_t i = 0; i != n; ++i)
        co_yield power_of_two(i);
}

} // namespace yieldmark::power
