#pragma once
#include "support/generator.hpp"

#include <cstdint>
#include <span>

namespace yieldmark::sum_of_squares {

/// The square of each number, one per resumption.
inline generator<std::uint64_t> coroutine(std::span<std::uint64_t const> numbers) {
    for (std::uint64_t const x : numbers)
        co_yield (x * x);
}

} // namespace yieldmark::sum_of_squares
