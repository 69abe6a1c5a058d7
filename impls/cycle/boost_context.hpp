#pragma once
#include "support/fiber_generator.hpp"

#include <cstdint>
#include <span>

namespace yieldmark::cycle {

/// `numbers`, from the first to the last, again and again, one per switch to the body's own stack.
inline auto boost_context(std::span<std::uint64_t const> numbers) {
    return fiber_generator<std::uint64_t>([numbers](auto& yield) {
        for (;;)
            for (std::uint64_t const number : numbers)
                yield(number);
    });
}

} // namespace yieldmark::cycle
