#pragma once
#include "support/fiber_generator.hpp"
#include "support/leaving.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_half_way {

/// 0 … n-1 by a body that tells when it is left, by our fiber generator.
inline auto fiber_generator(std::size_t n, bool& left) {
    return yieldmark::fiber_generator<std::uint64_t>{[n, &left](auto& yield) {
        leaving const local{left};
        for (std::uint64_t x = 0; x != n; ++x)
            yield(x);
    }};
}

} // namespace yieldmark::runtime_half_way
