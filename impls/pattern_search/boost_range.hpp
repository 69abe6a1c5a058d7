#pragma once
#include "support/shift_and.hpp"

#include <boost/range/adaptor/filtered.hpp>
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/irange.hpp>

#include <cstddef>
#include <memory>
#include <string_view>

namespace yieldmark::pattern_search {

/// Each position of the matcher's pattern in `text`. Every Boost iterator has a copy of the predicate, so
/// that its state stands behind a pointer.
inline auto boost_range(std::string_view text, shift_and matcher) {
    auto const ends_match = [text, state = std::make_shared<shift_and>(matcher)](std::size_t i) {
        return state->ends_with(text[i]);
    };
    return boost::irange(std::size_t{0}, text.size()) | boost::adaptors::filtered(ends_match) |
           boost::adaptors::transformed([matcher](std::size_t i) { return matcher.start(i); });
}

} // namespace yieldmark::pattern_search
