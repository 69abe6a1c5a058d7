#pragma once
#include <cstdint>
#include <generator>
#include <optional>
#include <utility>

namespace yieldmark::send_counter {

/// Counts from 0, and from the last value in `mailbox` on, without end. Nothing can be sent to the standard
/// generator: its co_yield has no result, so the body empties a mailbox when it is resumed.
inline std::generator<std::uint64_t> std_generator(std::optional<std::uint64_t>& mailbox) {
    std::uint64_t i = 0;
    while (true) {
        co_yield i;
        std::optional<std::uint64_t> const sent = std::exchange(mailbox, std::nullopt);
        i = sent ? *sent : i + 1;
    }
}

} // namespace yieldmark::send_counter
