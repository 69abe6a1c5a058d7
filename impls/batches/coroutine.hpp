#pragma once
#include "support/generator.hpp"
#include "support/record_source.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace yieldmark::batches {

/// `n` records in batches of `size`, one batch per resumption.
inline generator<std::span<std::uint64_t const>> coroutine(std::size_t n, std::size_t size) {
    batch_reader reader{n, size};
    for (auto batch = reader.next(); !batch.empty(); batch = reader.next())
        co_yield batch;
}

} // namespace yieldmark::batches
