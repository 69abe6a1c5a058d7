#pragma once
#include <generator>
#include <string_view>

namespace yieldmark::string_generator {

/// Each character of `string`, one per resumption of the standard generator.
inline std::generator<char> std_generator(std::string_view string) {
    for (char letter : string)
        co_yield letter;
}

} // namespace yieldmark::string_generator
