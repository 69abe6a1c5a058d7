#pragma once
#include "support/range_v3_generator.hpp"

#include <cstdint>

namespace yieldmark::runtime_many_alive {

/// The integers from `first` on, by range-v3's experimental generator.
inline ranges::experimental::generator<std::uint64_t> range_v3_generator(std::uint64_t first) {
    for (std::uint64_t x = first;; ++x)
        co_yield x;
}

} // namespace yieldmark::runtime_many_alive
