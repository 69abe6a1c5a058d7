#pragma once
#include "support/generator.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace yieldmark::compress {

/// The `numbers` that are `selected`, one per resumption.
inline generator<std::uint64_t> coroutine(std::span<std::uint64_t const> numbers,
                                          std::span<unsigned char const> selected) {
    for (std::size_t i = 0; i != numbers.size(); ++i)
        if (selected[i] != 0)
            co_yield numbers[i];
}

} // namespace yieldmark::compress
