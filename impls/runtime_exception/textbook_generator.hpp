#pragma once
#include "support/ran_out.hpp"
#include "support/textbook_generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_exception {

/// 0 … n-1, then an exception out of the body, by a generator written as the proposal of std::generator has
/// it.
inline textbook_generator<std::uint64_t> textbook_generator(std::size_t n) {
    for (std::uint64_t x = 0; x != n; ++x)
        co_yield x;
    throw ran_out{n};
}

} // namespace yieldmark::runtime_exception
