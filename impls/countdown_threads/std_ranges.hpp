#pragma once
#include "support/countdown_thread.hpp"

#include <cstddef>
#include <cstdint>
#include <ranges>

namespace yieldmark::countdown_threads {

/// Threads that will count down from `n`, n - 1, … 1, each made when it is read.
inline auto std_ranges(std::size_t n) {
    return std::views::iota(std::uint64_t{1}, std::uint64_t{n} + 1) | std::views::reverse |
           std::views::transform([](std::uint64_t from) { return countdown_thread{from}; });
}

} // namespace yieldmark::countdown_threads
