#pragma once
#include "support/generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::early_exit {

/// The squares of 1 … n, one per resumption.
inline generator<std::uint64_t> coroutine(std::size_t n) {
    for (std::uint64_t x = 1; x <= n; ++x)
        co_yield (x * x);
}

} // namespace yieldmark::early_exit
