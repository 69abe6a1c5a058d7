#pragma once
#include "support/generator.hpp"

#include <cstdint>
#include <span>

namespace yieldmark::square_numbers {

/// The square of each of `numbers`, one per resumption.
inline generator<std::uint64_t> coroutine(std::span<std::uint64_t const> numbers) {
    for (std::uint64_t i : numbers)
        co_yield i* i;
}

} // namespace yieldmark::square_numbers
