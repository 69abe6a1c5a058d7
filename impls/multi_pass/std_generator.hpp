#pragma once
#include <cstddef>
#include <cstdint>
#include <generator>

namespace yieldmark::multi_pass {

/// The squares of 0 … n-1, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::size_t n) {
    for (std::uint64_t x = 0; x != n; ++x)
        co_yield (x * x);
}

} // namespace yieldmark::multi_pass
