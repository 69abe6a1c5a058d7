#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark::square_numbers {

/// The square of each of `numbers`, appended to a vector that grows as it must: the document's own list form.
inline std::vector<std::uint64_t> eager_growing(std::span<std::uint64_t const> numbers) {
    std::vector<std::uint64_t> result;
    for (std::uint64_t i : numbers)
        result.push_back(i * i);
    return result;
}

} // namespace yieldmark::square_numbers
