#pragma once
#include "support/leaving.hpp"
#include "support/thread_range.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_half_way {

/// 0 … n-1 by a body that tells when it is left, by a thread of its own that takes turns with the consumer.
inline auto os_thread(std::size_t n, bool& left) {
    return thread_range<std::uint64_t>{[n, &left](auto& yield) {
        leaving const local{left};
        for (std::uint64_t x = 0; x != n; ++x)
            yield(x);
    }};
}

} // namespace yieldmark::runtime_half_way
