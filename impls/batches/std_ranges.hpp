#pragma once
#include "support/record_source.hpp"

#include <cstddef>
#include <ranges>

namespace yieldmark::batches {

/// `n` records in batches of `size`. Read once, in order: the function has state.
inline auto std_ranges(std::size_t n, std::size_t size) {
    return std::views::iota(std::size_t{0}, (n + size - 1) / size) |
           std::views::transform(
               [reader = batch_reader{n, size}](std::size_t) mutable { return reader.next(); });
}

} // namespace yieldmark::batches
