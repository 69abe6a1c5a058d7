#pragma once
#include "support/fiber_generator.hpp"
#include "support/ran_out.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_exception {

/// 0 … n-1, then an exception out of the body, by our fiber generator.
inline auto fiber_generator(std::size_t n) {
    return yieldmark::fiber_generator<std::uint64_t>{[n](auto& yield) {
        for (std::uint64_t x = 0; x != n; ++x)
            yield(x);
        throw ran_out{n};
    }};
}

} // namespace yieldmark::runtime_exception
