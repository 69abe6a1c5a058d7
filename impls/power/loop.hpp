#pragma once
#include "support/power_of_two.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::power {

/// The first `n` powers of two, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::size_t n, Sink&& sink) {
    for (std::uint64_t i = 0; i != n; ++i)
        if (!sink(power_of_two(i)))
            return;
}

} // namespace yieldmark::power
