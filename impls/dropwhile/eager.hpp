#pragma once
#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark::dropwhile {

/// The `numbers` from the first on that is not below `limit`, copied.
inline std::vector<std::uint64_t> eager(std::span<std::uint64_t const> numbers, std::uint64_t limit) {
    auto const start =
        std::ranges::find_if(numbers, [limit](std::uint64_t number) { return number >= limit; });
    return {start, numbers.end()};
}

} // namespace yieldmark::dropwhile
