#pragma once
#include "support/thread_range.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace yieldmark::runtime_per_item {

/// The first `n` Fibonacci numbers, by a thread of its own that takes turns with the consumer.
inline auto os_thread(std::size_t n) {
    return thread_range<std::uint64_t>{[n](auto& yield) {
        std::uint64_t a = 0;
        std::uint64_t b = 1;
        for (std::size_t i = 0; i != n; ++i) {
            yield(a);
            a = std::exchange(b, a + b);
        }
    }};
}

} // namespace yieldmark::runtime_per_item
