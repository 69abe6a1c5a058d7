#pragma once
#include "support/generator.hpp"

#include <cstdint>

namespace yieldmark::runtime_many_alive {

/// The integers from `first` on, by our generator.
inline yieldmark::generator<std::uint64_t> generator(std::uint64_t first) {
    for (std::uint64_t x = first;; ++x)
        co_yield x;
}

} // namespace yieldmark::runtime_many_alive
