#pragma once
#include "support/countdown_thread.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace yieldmark::countdown_threads {

/// A list of threads that will count down from `n`, n - 1, … 1.
inline std::vector<countdown_thread> eager(std::size_t n) {
    std::vector<countdown_thread> result;
    result.reserve(n);
    for (std::uint64_t from = n; from != 0; --from)
        result.emplace_back(from);
    return result;
}

} // namespace yieldmark::countdown_threads
