#pragma once
#include <cstddef>
#include <cstdint>
#include <generator>

namespace yieldmark::early_exit {

/// The squares of 1 … n, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::size_t n) {
    for (std::uint64_t x = 1; x <= n; ++x)
        co_yield (x * x);
}

} // namespace yieldmark::early_exit
