#pragma once
#include <range/v3/view/generate.hpp>

#include <cstdint>
#include <optional>

namespace yieldmark::send_counter {

/// Counts from 0, and from the value found in `mailbox` on, without end.
inline auto range_v3(std::optional<std::uint64_t>& mailbox) {
    return ranges::views::generate([&mailbox, next = std::uint64_t{0}]() mutable {
        // Not exchanged for an empty one: g++ 12 copies the optional through memory, and waits for it.
        if (mailbox) {
            next = *mailbox;
            mailbox.reset();
        }
        return next++;
    });
}

} // namespace yieldmark::send_counter
