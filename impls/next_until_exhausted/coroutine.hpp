#pragma once
#include "support/generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::next_until_exhausted {

/// 1 … `n`, one per resumption; at the end the body returns.
inline generator<std::uint64_t> coroutine(std::size_t n) {
    for (std::uint64_t count = 1; count <= n; ++count)
        co_yield count;
}

} // namespace yieldmark::next_until_exhausted
