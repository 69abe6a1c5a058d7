#pragma once
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace yieldmark::running_total {

/// All balances, made before the first is read.
inline std::vector<std::int64_t> eager(std::span<std::int64_t const> bookings) {
    std::vector<std::int64_t> balances(bookings.size());
    std::partial_sum(bookings.begin(), bookings.end(), balances.begin());
    return balances;
}

} // namespace yieldmark::running_total
