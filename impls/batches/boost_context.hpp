#pragma once
#include "support/fiber_generator.hpp"
#include "support/record_source.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace yieldmark::batches {

/// `n` records in batches of `size`, one batch per switch to the body's own stack.
inline auto boost_context(std::size_t n, std::size_t size) {
    return fiber_generator<std::span<std::uint64_t const>>([n, size](auto& yield) {
        batch_reader reader{n, size};
        for (auto batch = reader.next(); !batch.empty(); batch = reader.next())
            yield(batch);
    });
}

} // namespace yieldmark::batches
