#pragma once
#include <cstddef>
#include <cstdint>
#include <generator>
#include <span>

namespace yieldmark::compress {

/// The `numbers` that are `selected`, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::span<std::uint64_t const> numbers,
                                                   std::span<unsigned char const> selected) {
    for (std::size_t i = 0; i != numbers.size(); ++i)
        if (selected[i] != 0)
            co_yield numbers[i];
}

} // namespace yieldmark::compress
