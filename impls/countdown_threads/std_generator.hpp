#pragma once
#include "support/countdown_thread.hpp"

#include <cstddef>
#include <cstdint>
#include <generator>

namespace yieldmark::countdown_threads {

/// Threads that will count down from `n`, n - 1, … 1, one per resumption of the standard generator, to be moved out.
inline std::generator<countdown_thread> std_generator(std::size_t n) {
    for (std::uint64_t from = n; from != 0; --from)
        co_yield countdown_thread{from};
}

} // namespace yieldmark::countdown_threads
