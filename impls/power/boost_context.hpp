#pragma once
#include "support/fiber_generator.hpp"
#include "support/power_of_two.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::power {

/// The first `n` powers of two, one per switch to the body's own stack.
inline auto boost_context(std::size_t n) {
    return fiber_generator<std::uint64_t>([n](auto& yield) {
        for (std::uint64_t i = 0; i != n; ++i)
            yield(power_of_two(i));
    });
}

} // namespace yieldmark::power
