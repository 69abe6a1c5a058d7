#pragma once
#include "support/record_source.hpp"

#include <cstddef>
#include <cstdint>
#include <generator>
#include <span>

namespace yieldmark::batches {

/// `n` records in batches of `size`, one batch per resumption of the standard generator.
inline std::generator<std::span<std::uint64_t const>> std_generator(std::size_t n, std::size_t size) {
    batch_reader reader{n, size};
    for (auto batch = reader.next(); !batch.empty(); batch = reader.next())
        co_yield batch;
}

} // namespace yieldmark::batches
