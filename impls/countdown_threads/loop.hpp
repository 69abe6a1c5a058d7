#pragma once
#include "support/countdown_thread.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::countdown_threads {

/// Counts down from `n`, then from n - 1, … 1, without any thread; what each comes to is handed to `sink`
/// until it wants no more.
template <class Sink> void loop(std::size_t n, Sink&& sink) {
    for (std::uint64_t from = n; from != 0; --from)
        if (!sink(count_down(from)))
            return;
}

} // namespace yieldmark::countdown_threads
