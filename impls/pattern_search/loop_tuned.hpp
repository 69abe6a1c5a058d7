#pragma once
#include "support/shift_and.hpp"

#include <cstddef>
#include <string_view>

namespace yieldmark::pattern_search {

/// Each position of the matcher's pattern in `text`, handed to `sink` until it wants no more. The search for
/// the next one is a loop of its own.
template <class Sink> void loop_tuned(std::string_view text, shift_and matcher, Sink&& sink) {
    for (std::size_t i = 0;; ++i) {
        while (i != text.size() && !matcher.ends_with(text[i]))
            ++i;
        if (i == text.size() || !sink(matcher.start(i)))
            return;
    }
}

} // namespace yieldmark::pattern_search
