#pragma once
#include "support/bare_fiber_range.hpp"
#include "support/leaving.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_half_way {

/// 0 … n-1 by a body that tells when it is left, by a bare fiber, resumed by hand.
inline auto bare_fiber(std::size_t n, bool& left) {
    return bare_fiber_range<std::uint64_t>{[n, &left](auto& yield) {
        leaving const local{left};
        for (std::uint64_t x = 0; x != n; ++x)
            yield(x);
    }};
}

} // namespace yieldmark::runtime_half_way
