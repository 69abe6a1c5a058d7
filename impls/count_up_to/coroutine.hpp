#pragma once
#include "support/generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::count_up_to {

/// 1 … `n`, one per resumption.
inline generator<std::uint64_t> coroutine(std::size_t n) {
    for (std::uint64_t count = 1; count <= n; ++count)
        co_yield count;
}

} // namespace yieldmark::count_up_to
