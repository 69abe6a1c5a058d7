#pragma once
#include "support/generator.hpp"

#include <cstdint>
#include <span>

namespace yieldmark::takewhile {

/// The `numbers` before the first that is not below `limit`, one per resumption.
inline generator<std::uint64_t> coroutine(std::span<std::uint64_t const> numbers, std::uint64_t limit) {
    for (std::uint64_t const number : numbers) {
        if (number >= limit)
            co_return;
        co_yield number;
    }
}

} // namespace yieldmark::takewhile
