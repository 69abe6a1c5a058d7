#pragma once
#include <cstdint>
#include <generator>

namespace yieldmark::runtime_many_alive {

/// The integers from `first` on, by the standard generator.
inline std::generator<std::uint64_t> std_generator(std::uint64_t first) {
    for (std::uint64_t x = first;; ++x)
        co_yield x;
}

} // namespace yieldmark::runtime_many_alive
