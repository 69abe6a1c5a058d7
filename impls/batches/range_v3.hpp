#pragma once
#include "support/record_source.hpp"

#include <range/v3/view/generate_n.hpp>

#include <cstddef>

namespace yieldmark::batches {

/// `n` records in batches of `size`. Not views::chunk: it has no buffer, and its batches from a single-pass
/// source are not contiguous.
inline auto range_v3(std::size_t n, std::size_t size) {
    return ranges::views::generate_n([reader = batch_reader{n, size}]() mutable { return reader.next(); },
                                     (n + size - 1) / size);
}

} // namespace yieldmark::batches
