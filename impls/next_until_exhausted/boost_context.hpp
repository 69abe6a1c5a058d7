#pragma once
#include "support/fiber_generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::next_until_exhausted {

/// 1 … `n`, one per switch to the body's own stack; at the end the body returns.
inline auto boost_context(std::size_t n) {
    return fiber_generator<std::uint64_t>([n](auto& yield) {
        for (std::uint64_t count = 1; count <= n; ++count)
            yield(count);
    });
}

} // namespace yieldmark::next_until_exhausted
