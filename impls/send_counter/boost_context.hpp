#pragma once
#include "support/fiber_generator.hpp"

#include <cstdint>
#include <optional>

namespace yieldmark::send_counter {

/// Counts from 0, and from the last sent value on, without end.
inline auto boost_context() {
    return fiber_generator<std::uint64_t, std::uint64_t>([](auto& yield) {
        std::uint64_t i = 0;
        while (true) {
            std::optional<std::uint64_t> const sent = yield(i);
            i = sent ? *sent : i + 1;
        }
    });
}

} // namespace yieldmark::send_counter
