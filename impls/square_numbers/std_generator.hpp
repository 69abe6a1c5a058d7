#pragma once
#include <cstdint>
#include <generator>
#include <span>

namespace yieldmark::square_numbers {

/// The square of each of `numbers`, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::span<std::uint64_t const> numbers) {
    for (std::uint64_t i : numbers)
        co_yield i* i;
}

} // namespace yieldmark::square_numbers
