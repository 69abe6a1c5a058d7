#pragma once
#include "support/fiber_generator.hpp"
#include "support/splitmix64.hpp"

#include <cstdint>

namespace yieldmark::random_numbers {

/// Random numbers from `seed` without end, one per switch to the body's own stack.
inline auto boost_context(std::uint64_t seed) {
    return fiber_generator<std::uint64_t>([seed](auto& yield) {
        splitmix64 random{seed};
        while (true)
            yield(random());
    });
}

} // namespace yieldmark::random_numbers
