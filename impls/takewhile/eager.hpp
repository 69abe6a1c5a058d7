#pragma once
#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark::takewhile {

/// The `numbers` before the first that is not below `limit`, copied.
inline std::vector<std::uint64_t> eager(std::span<std::uint64_t const> numbers, std::uint64_t limit) {
    auto const stop =
        std::ranges::find_if(numbers, [limit](std::uint64_t number) { return number >= limit; });
    return {numbers.begin(), stop};
}

} // namespace yieldmark::takewhile
