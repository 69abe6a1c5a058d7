#pragma once
#include "support/ran_out.hpp"
#include "support/thread_range.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_exception {

/// 0 … n-1, then an exception out of the body, by a thread of its own that takes turns with the consumer.
inline auto os_thread(std::size_t n) {
    return thread_range<std::uint64_t>{[n](auto& yield) {
        for (std::uint64_t x = 0; x != n; ++x)
            yield(x);
        throw ran_out{n};
    }};
}

} // namespace yieldmark::runtime_exception
