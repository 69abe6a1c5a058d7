#pragma once
#include "support/shift_and.hpp"

#include <cstddef>
#include <string_view>

namespace yieldmark::pattern_search {

/// Each position of the matcher's pattern in `text`, handed to `sink` until it wants no more.
template <class Sink> void loop(std::string_view text, shift_and matcher, Sink&& sink) {
    for (std::size_t i = 0; i != text.size(); ++i)
        if (matcher.ends_with(text[i]) && !sink(matcher.start(i)))
            return;
}

} // namespace yieldmark::pattern_search
