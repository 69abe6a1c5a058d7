#pragma once
#include "support/generator.hpp"

#include <cstdint>
#include <span>

namespace yieldmark::dropwhile {

/// The `numbers` from the first on that is not below `limit`, one per resumption.
inline generator<std::uint64_t> coroutine(std::span<std::uint64_t const> numbers, std::uint64_t limit) {
    bool dropping = true;
    for (std::uint64_t const number : numbers) {
        dropping = dropping && number < limit;
        if (!dropping)
            co_yield number;
    }
}

} // namespace yieldmark::dropwhile
