#pragma once
#include "support/fiber_generator.hpp"

#include <string_view>

namespace yieldmark::string_generator {

/// Each character of `string`, one per switch to the body's own stack.
inline auto boost_context(std::string_view string) {
    return fiber_generator<char>([string](auto& yield) {
        for (char letter : string)
            yield(letter);
    });
}

} // namespace yieldmark::string_generator
