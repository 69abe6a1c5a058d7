#pragma once
#include <cstddef>
#include <cstdint>
#include <generator>

namespace yieldmark::even_numbers {

/// The even numbers below `maximum`, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::size_t maximum) {
    for (std::uint64_t i = 0; i < maximum; ++i)
        if (i % 2 == 0)
            co_yield i;
}

} // namespace yieldmark::even_numbers
