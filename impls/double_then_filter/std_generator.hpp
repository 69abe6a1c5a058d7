#pragma once
#include <cstddef>
#include <cstdint>
#include <generator>
#include <utility>

namespace yieldmark::double_then_filter {

inline std::generator<std::uint64_t> std_doubled(std::size_t n) {
    for (std::uint64_t x = 0; x != n; ++x)
        co_yield x * 2;
}

inline std::generator<std::uint64_t> std_above_10(std::generator<std::uint64_t> numbers) {
    for (std::uint64_t x : numbers)
        if (x > 10)
            co_yield x;
}

/// The doubles of 0 … n-1 that are above 10: one std::generator feeding another.
inline std::generator<std::uint64_t> std_generator(std::size_t n) {
    return std_above_10(std_doubled(n));
}

} // namespace yieldmark::double_then_filter
