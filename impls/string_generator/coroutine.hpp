#pragma once
#include "support/generator.hpp"

#include <string_view>

namespace yieldmark::string_generator {

/// Each character of `string`, one per resumption.
inline generator<char> coroutine(std::string_view string) {
    for (char letter : string)
        co_yield letter;
}

} // namespace yieldmark::string_generator
