#pragma once
#include <cstddef>
#include <cstdint>
#include <generator>

namespace yieldmark::count_up_to {

/// 1 … `n`, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::size_t n) {
    for (std::uint64_t count = 1; count <= n; ++count)
        co_yield count;
}

} // namespace yieldmark::count_up_to
