#pragma once
#include "support/generator.hpp"
#include "support/ran_out.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_exception {

/// 0 … n-1, then an exception out of the body, by our generator.
inline yieldmark::generator<std::uint64_t> generator(std::size_t n) {
    for (std::uint64_t x = 0; x != n; ++x)
        co_yield x;
    throw ran_out{n};
}

} // namespace yieldmark::runtime_exception
