#pragma once
#include "support/generator.hpp"
#include "support/shift_and.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace yieldmark::pattern_search {

/// Each position of the matcher's pattern in `text`, one per resumption.
inline generator<std::uint64_t> coroutine(std::string_view text, shift_and matcher) {
    for (std::size_t i = 0; i != text.size(); ++i)
        if (matcher.ends_with(text[i]))
            co_yield matcher.start(i);
}

} // namespace yieldmark::pattern_search
