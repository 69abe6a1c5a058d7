#pragma once
#include <cstdint>
#include <generator>
#include <span>

namespace yieldmark::takewhile {

/// The `numbers` before the first that is not below `limit`, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::span<std::uint64_t const> numbers,
                                                   std::uint64_t limit) {
    for (std::uint64_t const number : numbers) {
        if (number >= limit)
            co_return;
        co_yield number;
    }
}

} // namespace yieldmark::takewhile
