#pragma once
#include <range/v3/view/generate.hpp>

#include <cstdint>
#include <utility>

namespace yieldmark::geometric_sequence {

/// `start`, then each item `factor` times the one before, without end.
inline auto range_v3(std::uint64_t start, std::uint64_t factor) {
    return ranges::views::generate(
        [value = start, factor]() mutable { return std::exchange(value, value * factor); });
}

} // namespace yieldmark::geometric_sequence
