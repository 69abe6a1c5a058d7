#pragma once
#include "support/thread_range.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_chain {

inline auto thread_integers(std::size_t n) {
    return thread_range<std::uint64_t>{[n](auto& yield) {
        for (std::uint64_t x = 0; x != n; ++x)
            yield(x);
    }};
}

inline auto thread_doubled(std::size_t n) {
    return thread_range<std::uint64_t>{[n](auto& yield) {
        auto numbers = thread_integers(n);
        for (std::uint64_t x : numbers)
            yield(x * 2);
    }};
}

/// The doubles of 0 … n-1 that are above 10, each of three stages made, by a thread of its own that takes
/// turns with the consumer.
inline auto os_thread(std::size_t n) {
    return thread_range<std::uint64_t>{[n](auto& yield) {
        auto numbers = thread_doubled(n);
        for (std::uint64_t x : numbers)
            if (x > 10)
                yield(x);
    }};
}

} // namespace yieldmark::runtime_chain
