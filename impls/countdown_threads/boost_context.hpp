#pragma once
#include "support/countdown_thread.hpp"
#include "support/fiber_generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::countdown_threads {

/// Threads that will count down from `n`, n - 1, … 1, one per switch to the body's own stack, to be moved
/// out.
inline auto boost_context(std::size_t n) {
    return fiber_generator<countdown_thread&&>([n](auto& yield) {
        for (std::uint64_t from = n; from != 0; --from)
            yield(countdown_thread{from});
    });
}

} // namespace yieldmark::countdown_threads
