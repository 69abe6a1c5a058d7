#pragma once
#include "support/shift_and.hpp"

#include <boost/range/adaptor/filtered.hpp>
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/irange.hpp>

#include <cstddef>
#include <memory>
#include <string_view>

namespace yieldmark::pattern_search {

/// Each position of `pattern` in `text`. Every Boost iterator has a copy of the predicate, so that its state
/// stands behind a pointer.
inline auto boost_range(std::string_view text, std::string_view pattern) {
    auto const ends_match = [text, matcher = std::make_shared<shift_and>(pattern)](std::size_t i) {
        return matcher->ends_with(text[i]);
    };
    return boost::irange(std::size_t{0}, text.size()) | boost::adaptors::filtered(ends_match) |
           boost::adaptors::transformed([length = pattern.size()](std::size_t i) { return i + 1 - length; });
}

} // namespace yieldmark::pattern_search
