#pragma once
#include <cstdint>
#include <generator>
#include <span>

namespace yieldmark::map_filter_reduce {

inline std::generator<std::uint64_t> std_squared(std::span<std::uint64_t const> numbers) {
    for (std::uint64_t const x : numbers)
        co_yield (x * x);
}

inline std::generator<std::uint64_t> std_multiples_of_3(std::generator<std::uint64_t> numbers) {
    for (std::uint64_t const x : numbers)
        if (x % 3 == 0)
            co_yield x;
}

/// The squares that are multiples of 3: one std::generator feeding another.
inline std::generator<std::uint64_t> std_generator(std::span<std::uint64_t const> numbers) {
    return std_multiples_of_3(std_squared(numbers));
}

} // namespace yieldmark::map_filter_reduce
