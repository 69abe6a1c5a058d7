#pragma once
#include <ranges>
#include <string_view>

namespace yieldmark::string_generator {

/// Each character of `string`: a view of characters as it is.
inline auto std_ranges(std::string_view string) {
    return std::views::all(string);
}

} // namespace yieldmark::string_generator
