#pragma once
#include "support/shift_and.hpp"

#include <range/v3/view/filter.hpp>
#include <range/v3/view/iota.hpp>
#include <range/v3/view/transform.hpp>

#include <cstddef>
#include <string_view>

namespace yieldmark::pattern_search {

/// Each position of the matcher's pattern in `text`. Read once, in order: the predicate has state.
inline auto range_v3(std::string_view text, shift_and matcher) {
    return ranges::views::iota(std::size_t{0}, text.size()) |
           ranges::views::filter(
               [text, matcher](std::size_t i) mutable { return matcher.ends_with(text[i]); }) |
           ranges::views::transform([matcher](std::size_t i) { return matcher.start(i); });
}

} // namespace yieldmark::pattern_search
