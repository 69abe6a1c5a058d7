#pragma once
#include "support/leaving.hpp"
#include "support/textbook_generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_half_way {

/// 0 … n-1 by a body that tells when it is left, by a generator written as the proposal of std::generator
/// has it.
inline textbook_generator<std::uint64_t> textbook_generator(std::size_t n, bool& left) {
    leaving const local{left};
    for (std::uint64_t x = 0; x != n; ++x)
        co_yield x;
}

} // namespace yieldmark::runtime_half_way
