#pragma once
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace yieldmark::fibonacci {

/// The first `n` Fibonacci numbers, appended to a vector that grows as it must: the document's own list form.
inline std::vector<std::uint64_t> eager_growing(std::size_t n) {
    std::vector<std::uint64_t> result;
    std::uint64_t a = 0;
    std::uint64_t b = 1;
    for (std::size_t i = 0; i != n; ++i) {
        result.push_back(a);
        a = std::exchange(b, a + b);
    }
    return result;
}

} // namespace yieldmark::fibonacci
