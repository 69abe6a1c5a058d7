#pragma once
#include "support/bare_fiber_range.hpp"

#include <cstdint>

namespace yieldmark::runtime_many_alive {

/// The integers from `first` on, by a bare fiber, resumed by hand.
inline auto bare_fiber(std::uint64_t first) {
    return bare_fiber_range<std::uint64_t>{[first](auto& yield) {
        for (std::uint64_t x = first;; ++x)
            yield(x);
    }};
}

} // namespace yieldmark::runtime_many_alive
