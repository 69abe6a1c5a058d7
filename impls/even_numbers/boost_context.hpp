#pragma once
#include "support/fiber_generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::even_numbers {

/// The even numbers below `maximum`, one per switch to the body's own stack.
inline auto boost_context(std::size_t maximum) {
    return fiber_generator<std::uint64_t>([maximum](auto& yield) {
        for (std::uint64_t i = 0; i < maximum; ++i)
            if (i % 2 == 0)
                yield(i);
    });
}

} // namespace yieldmark::even_numbers
