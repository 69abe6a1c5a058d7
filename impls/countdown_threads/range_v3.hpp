#pragma once
#include "support/countdown_thread.hpp"

#include <range/v3/view/iota.hpp>
#include <range/v3/view/reverse.hpp>
#include <range/v3/view/transform.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::countdown_threads {

/// Threads that will count down from `n`, n - 1, … 1, each made when it is read.
inline auto range_v3(std::size_t n) {
    return ranges::views::closed_iota(std::uint64_t{1}, std::uint64_t{n}) | ranges::views::reverse |
           ranges::views::transform([](std::uint64_t from) { return countdown_thread{from}; });
}

} // namespace yieldmark::countdown_threads
