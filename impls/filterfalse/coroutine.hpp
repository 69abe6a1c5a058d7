#pragma once
#include "support/generator.hpp"

#include <cstdint>
#include <span>

namespace yieldmark::filterfalse {

/// The `numbers` that are not odd, one per resumption.
inline generator<std::uint64_t> coroutine(std::span<std::uint64_t const> numbers) {
    for (std::uint64_t const number : numbers)
        if (number % 2 == 0)
            co_yield number;
}

} // namespace yieldmark::filterfalse
