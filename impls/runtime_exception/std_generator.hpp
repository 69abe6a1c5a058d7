#pragma once
#include "support/ran_out.hpp"

#include <cstddef>
#include <cstdint>
#include <generator>

namespace yieldmark::runtime_exception {

/// 0 … n-1, then an exception out of the body, by the standard generator.
inline std::generator<std::uint64_t> std_generator(std::size_t n) {
    for (std::uint64_t x = 0; x != n; ++x)
        co_yield x;
    throw ran_out{n};
}

} // namespace yieldmark::runtime_exception
