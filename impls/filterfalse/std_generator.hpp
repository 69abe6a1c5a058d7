#pragma once
#include <cstdint>
#include <generator>
#include <span>

namespace yieldmark::filterfalse {

/// The `numbers` that are not odd, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::span<std::uint64_t const> numbers) {
    for (std::uint64_t const number : numbers)
        if (number % 2 == 0)
            co_yield number;
}

} // namespace yieldmark::filterfalse
