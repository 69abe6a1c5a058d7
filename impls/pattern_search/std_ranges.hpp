#pragma once
#include "support/shift_and.hpp"

#include <cstddef>
#include <ranges>
#include <string_view>

namespace yieldmark::pattern_search {

/// Each position of the matcher's pattern in `text`. Read once, in order: the predicate has state.
inline auto std_ranges(std::string_view text, shift_and matcher) {
    return std::views::iota(std::size_t{0}, text.size()) |
           std::views::filter([text, matcher](std::size_t i) mutable { return matcher.ends_with(text[i]); }) |
           std::views::transform([matcher](std::size_t i) { return matcher.start(i); });
}

} // namespace yieldmark::pattern_search
