#pragma once
#include <cstdint>
#include <span>

namespace yieldmark::running_total {

/// Each balance is handed to `sink` until it wants no more.
template <class Sink> void loop(std::span<std::int64_t const> bookings, Sink&& sink) {
    std::int64_t balance = 0;
    for (std::int64_t const booking : bookings)
        if (!sink(balance += booking))
            return;
}

} // namespace yieldmark::running_total
