#pragma once
#include "support/shift_and.hpp"

#include <cstddef>
#include <ranges>
#include <string_view>

namespace yieldmark::pattern_search {

/// Each position of `pattern` in `text`. Read once, in order: the predicate has state.
inline auto std_ranges(std::string_view text, std::string_view pattern) {
    return std::views::iota(std::size_t{0}, text.size()) |
           std::views::filter([text, matcher = shift_and{pattern}](std::size_t i) mutable {
               return matcher.ends_with(text[i]);
           }) |
           std::views::transform([length = pattern.size()](std::size_t i) { return i + 1 - length; });
}

} // namespace yieldmark::pattern_search
