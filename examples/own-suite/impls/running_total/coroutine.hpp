#pragma once
#include <cstdint>
#include <span>
#include <yieldmark/generator.hpp>

namespace yieldmark::running_total {

/// One balance per resumption.
inline generator<std::int64_t> coroutine(std::span<std::int64_t const> bookings) {
    std::int64_t balance = 0;
    for (std::int64_t const booking : bookings)
        co_yield balance += booking;
}

} // namespace yieldmark::running_total
