#pragma once
#include "support/generator.hpp"

#include <cstdint>
#include <span>

namespace yieldmark::map_filter_reduce {

inline generator<std::uint64_t> squared(std::span<std::uint64_t const> numbers) {
    for (std::uint64_t const x : numbers)
        co_yield (x * x);
}

inline generator<std::uint64_t> multiples_of_3(generator<std::uint64_t> numbers) {
    for (std::uint64_t const x : numbers)
        if (x % 3 == 0)
            co_yield x;
}

/// The squares that are multiples of 3: one generator feeding another.
inline generator<std::uint64_t> coroutine(std::span<std::uint64_t const> numbers) {
    return multiples_of_3(squared(numbers));
}

} // namespace yieldmark::map_filter_reduce
