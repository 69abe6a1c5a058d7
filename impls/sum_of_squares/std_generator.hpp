#pragma once
#include <cstdint>
#include <generator>
#include <span>

namespace yieldmark::sum_of_squares {

/// The square of each number, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::span<std::uint64_t const> numbers) {
    for (std::uint64_t const x : numbers)
        co_yield (x * x);
}

} // namespace yieldmark::sum_of_squares
