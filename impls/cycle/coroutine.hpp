#pragma once
#include "support/generator.hpp"

#include <cstdint>
#include <span>

namespace yieldmark::cycle {

/// `numbers`, from the first to the last, again and again, one per resumption.
inline generator<std::uint64_t> coroutine(std::span<std::uint64_t const> numbers) {
    for (;;)
        for (std::uint64_t const number : numbers)
            co_yield number;
}

} // namespace yieldmark::cycle
