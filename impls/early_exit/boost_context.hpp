#pragma once
#include "support/fiber_generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::early_exit {

/// The squares of 1 … n, one per switch to the body's own stack.
inline auto boost_context(std::size_t n) {
    return fiber_generator<std::uint64_t>([n](auto& yield) {
        for (std::uint64_t x = 1; x <= n; ++x)
            yield(x * x);
    });
}

} // namespace yieldmark::early_exit
