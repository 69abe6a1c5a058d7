#pragma once
#include "support/generator.hpp"

#include <cstdint>
#include <optional>

namespace yieldmark::send_counter {

/// Counts from 0, and from the last sent value on, without end.
inline generator<std::uint64_t, std::uint64_t> coroutine() {
    std::uint64_t i = 0;
    while (true) {
        std::optional<std::uint64_t> const sent = co_yield i;
        i = sent ? *sent : i + 1;
    }
}

} // namespace yieldmark::send_counter
