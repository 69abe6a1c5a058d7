#pragma once
#include <cstdint>
#include <optional>
#include <ranges>
#include <utility>

namespace yieldmark::send_counter {

/// Counts from 0, and from the value found in `mailbox` on, without end. Read once, in order: the function has state.
inline auto std_ranges(std::optional<std::uint64_t>& mailbox) {
    return std::views::iota(std::uint64_t{0}) |
           std::views::transform([&mailbox, next = std::uint64_t{0}](std::uint64_t) mutable {
               auto const sent = std::exchange(mailbox, std::nullopt);
               std::uint64_t const i = sent ? *sent : next;
               next = i + 1;
               return i;
           });
}

} // namespace yieldmark::send_counter
