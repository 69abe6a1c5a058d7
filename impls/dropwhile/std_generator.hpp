#pragma once
#include <cstdint>
#include <generator>
#include <span>

namespace yieldmark::dropwhile {

/// The `numbers` from the first on that is not below `limit`, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::span<std::uint64_t const> numbers,
                                                   std::uint64_t limit) {
    bool dropping = true;
    for (std::uint64_t const number : numbers) {
        dropping = dropping && number < limit;
        if (!dropping)
            co_yield number;
    }
}

} // namespace yieldmark::dropwhile
