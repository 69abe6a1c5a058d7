#pragma once
#include "support/fiber_generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::repeat {

/// `number`, `times` times, once per switch to the body's own stack.
inline auto boost_context(std::uint64_t number, std::size_t times) {
    return fiber_generator<std::uint64_t>([number, times](auto& yield) {
        for (std::size_t i = 0; i != times; ++i)
            yield(number);
    });
}

} // namespace yieldmark::repeat
