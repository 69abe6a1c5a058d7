#pragma once
#include "support/fiber_generator.hpp"

#include <cstdint>

namespace yieldmark::runtime_many_alive {

/// The integers from `first` on, by our fiber generator.
inline auto fiber_generator(std::uint64_t first) {
    return yieldmark::fiber_generator<std::uint64_t>{[first](auto& yield) {
        for (std::uint64_t x = first;; ++x)
            yield(x);
    }};
}

} // namespace yieldmark::runtime_many_alive
