#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark::compress {

/// The `numbers` that are `selected`; how many is not known before.
inline std::vector<std::uint64_t> eager(std::span<std::uint64_t const> numbers,
                                        std::span<unsigned char const> selected) {
    std::vector<std::uint64_t> result;
    for (std::size_t i = 0; i != numbers.size(); ++i)
        if (selected[i] != 0)
            result.push_back(numbers[i]);
    return result;
}

} // namespace yieldmark::compress
