#pragma once
#include "support/textbook_generator.hpp"

#include <cstdint>

namespace yieldmark::runtime_many_alive {

/// The integers from `first` on, by a generator written as the proposal of std::generator has it.
inline textbook_generator<std::uint64_t> textbook_generator(std::uint64_t first) {
    for (std::uint64_t x = first;; ++x)
        co_yield x;
}

} // namespace yieldmark::runtime_many_alive
