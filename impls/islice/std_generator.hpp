#pragma once
#include <cstddef>
#include <cstdint>
#include <generator>
#include <span>

namespace yieldmark::islice {

/// Every `step`-th of the `numbers` from index `start` on, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::span<std::uint64_t const> numbers, std::size_t start,
                                                   std::size_t step) {
    for (std::size_t i = start; i < numbers.size(); i += step)
        co_yield numbers[i];
}

} // namespace yieldmark::islice
