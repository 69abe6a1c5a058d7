#pragma once
#include "support/leaving.hpp"
#include "support/range_v3_generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_half_way {

/// 0 … n-1 by a body that tells when it is left, by range-v3's experimental generator.
inline ranges::experimental::generator<std::uint64_t> range_v3_generator(std::size_t n, bool& left) {
    leaving const local{left};
    for (std::uint64_t x = 0; x != n; ++x)
        co_yield x;
}

} // namespace yieldmark::runtime_half_way
