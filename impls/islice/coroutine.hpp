#pragma once
#include "support/generator.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace yieldmark::islice {

/// Every `step`-th of the `numbers` from index `start` on, one per resumption.
inline generator<std::uint64_t> coroutine(std::span<std::uint64_t const> numbers, std::size_t start,
                                          std::size_t step) {
    for (std::size_t i = start; i < numbers.size(); i += step)
        co_yield numbers[i];
}

} // namespace yieldmark::islice
