#pragma once
#include "support/textbook_generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_recursion {

/// 0 … n-1 from `depth` calls within, by a generator written as the proposal of std::generator has it.
inline textbook_generator<std::uint64_t> textbook_generator(std::size_t depth, std::size_t n) {
    if (depth != 0) {
        co_yield elements_of(textbook_generator(depth - 1, n));
    } else {
        for (std::uint64_t x = 0; x != n; ++x)
            co_yield x;
    }
}

} // namespace yieldmark::runtime_recursion
