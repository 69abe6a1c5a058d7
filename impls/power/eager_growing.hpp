#pragma once
#include "support/power_of_two.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace yieldmark::power {

/// The first `n` powers of two, appended to a vector that grows as it must: the document's own list form.
inline std::vector<std::uint64_t> eager_growing(std::size_t n) {
    std::vector<std::uint64_t> result;
    for (std::uint64_t i = 0; i != n; ++i)
        result.push_back(power_of_two(i));
    return result;
}

} // namespace yieldmark::power
