#pragma once
#include "support/bare_fiber_range.hpp"
#include "support/ran_out.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_exception {

/// 0 … n-1, then an exception out of the body, by a bare fiber, resumed by hand.
inline auto bare_fiber(std::size_t n) {
    return bare_fiber_range<std::uint64_t>{[n](auto& yield) {
        for (std::uint64_t x = 0; x != n; ++x)
            yield(x);
        throw ran_out{n};
    }};
}

} // namespace yieldmark::runtime_exception
