#pragma once
#include <string_view>
#include <vector>

namespace yieldmark::string_generator {

/// Each character of `string`, all copied before the first is read.
inline std::vector<char> eager(std::string_view string) {
    return {string.begin(), string.end()};
}

} // namespace yieldmark::string_generator
