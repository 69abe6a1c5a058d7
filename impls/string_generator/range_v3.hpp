#pragma once
#include <range/v3/view/all.hpp>

#include <string_view>

namespace yieldmark::string_generator {

/// Each character of `string`: a view of characters as it is.
inline auto range_v3(std::string_view string) {
    return ranges::views::all(string);
}

} // namespace yieldmark::string_generator
