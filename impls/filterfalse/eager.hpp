#pragma once
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>
#include <vector>

namespace yieldmark::filterfalse {

/// The `numbers` that are not odd; how many is not known before.
inline std::vector<std::uint64_t> eager(std::span<std::uint64_t const> numbers) {
    std::vector<std::uint64_t> result;
    std::ranges::remove_copy_if(numbers, std::back_inserter(result),
                                [](std::uint64_t number) { return number % 2 != 0; });
    return result;
}

} // namespace yieldmark::filterfalse
