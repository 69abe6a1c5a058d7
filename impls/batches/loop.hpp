#pragma once
#include "support/record_source.hpp"

#include <cstddef>

namespace yieldmark::batches {

/// `n` records in batches of `size`, each batch handed to `sink` until it wants no more.
template <class Sink> void loop(std::size_t n, std::size_t size, Sink&& sink) {
    batch_reader reader{n, size};
    for (auto batch = reader.next(); !batch.empty(); batch = reader.next())
        if (!sink(batch))
            return;
}

} // namespace yieldmark::batches
