#pragma once
#include "support/leaving.hpp"

#include <cstddef>
#include <cstdint>
#include <generator>

namespace yieldmark::runtime_half_way {

/// 0 … n-1 by a body that tells when it is left, by the standard generator.
inline std::generator<std::uint64_t> std_generator(std::size_t n, bool& left) {
    leaving const local{left};
    for (std::uint64_t x = 0; x != n; ++x)
        co_yield x;
}

} // namespace yieldmark::runtime_half_way
