#pragma once
#include <range/v3/view/generate.hpp>

#include <cstdint>
#include <optional>
#include <utility>

namespace yieldmark::send_counter {

/// Counts from 0, and from the value found in `mailbox` on, without end.
inline auto range_v3(std::optional<std::uint64_t>& mailbox) {
    return ranges::views::generate([&mailbox, next = std::uint64_t{0}]() mutable {
        auto const sent = std::exchange(mailbox, std::nullopt);
        std::uint64_t const i = sent ? *sent : next;
        next = i + 1;
        return i;
    });
}

} // namespace yieldmark::send_counter
