#pragma once
#include "support/generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::even_numbers {

/// The even numbers below `maximum`, one per resumption.
inline generator<std::uint64_t> coroutine(std::size_t maximum) {
    for (std::uint64_t i = 0; i < maximum; ++i)
        if (i % 2 == 0)
            co_yield i;
}

} // namespace yieldmark::even_numbers
