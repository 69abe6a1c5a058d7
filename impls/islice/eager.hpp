#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark::islice {

/// Every `step`-th of the `numbers` from index `start` on, copied.
inline std::vector<std::uint64_t> eager(std::span<std::uint64_t const> numbers, std::size_t start,
                                        std::size_t step) {
    std::vector<std::uint64_t> result;
    result.reserve((numbers.size() - start + step - 1) / step);
    for (std::size_t i = start; i < numbers.size(); i += step)
        result.push_back(numbers[i]);
    return result;
}

} // namespace yieldmark::islice
