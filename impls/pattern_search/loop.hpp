#pragma once
#include "support/shift_and.hpp"

#include <cstddef>
#include <string_view>

namespace yieldmark::pattern_search {

/// Each position of `pattern` in `text`, handed to `sink` until it wants no more.
template <class Sink> void loop(std::string_view text, std::string_view pattern, Sink&& sink) {
    shift_and matcher{pattern};
    for (std::size_t i = 0; i != text.size(); ++i)
        if (matcher.ends_with(text[i]) && !sink(i + 1 - pattern.size()))
            return;
}

} // namespace yieldmark::pattern_search
