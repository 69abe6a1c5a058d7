#pragma once
#include "support/generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::multi_pass {

/// The squares of 0 … n-1, one per resumption.
inline generator<std::uint64_t> coroutine(std::size_t n) {
    for (std::uint64_t x = 0; x != n; ++x)
        co_yield (x * x);
}

} // namespace yieldmark::multi_pass
