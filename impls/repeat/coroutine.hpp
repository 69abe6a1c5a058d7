#pragma once
#include "support/generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::repeat {

/// `number`, `times` times, once per resumption.
inline generator<std::uint64_t> coroutine(std::uint64_t number, std::size_t times) {
    for (; times != 0; --times)
        co_yield number;
}

} // namespace yieldmark::repeat
