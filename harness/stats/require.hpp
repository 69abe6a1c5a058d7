#pragma once
// What a function asks of its arguments. Private to harness/stats.

#include <stdexcept>

namespace yieldmark::stats {

/// Throws std::invalid_argument with `message` unless `holds`.
inline void require(bool holds, char const* message) {
    if (!holds)
        throw std::invalid_argument(message);
}

} // namespace yieldmark::stats
