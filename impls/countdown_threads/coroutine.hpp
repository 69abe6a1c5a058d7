#pragma once
#include "support/countdown_thread.hpp"
#include "support/generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::countdown_threads {

/// Threads that will count down from `n`, n - 1, … 1, one per resumption, to be moved out.
inline generator<countdown_thread&&> coroutine(std::size_t n) {
    for (std::uint64_t from = n; from != 0; --from)
        co_yield countdown_thread{from};
}

} // namespace yieldmark::countdown_threads
