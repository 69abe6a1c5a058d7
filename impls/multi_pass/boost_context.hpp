#pragma once
#include "support/fiber_generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::multi_pass {

/// The squares of 0 … n-1, one per switch to the body's own stack.
inline auto boost_context(std::size_t n) {
    return fiber_generator<std::uint64_t>([n](auto& yield) {
        for (std::uint64_t x = 0; x != n; ++x)
            yield(x * x);
    });
}

} // namespace yieldmark::multi_pass
