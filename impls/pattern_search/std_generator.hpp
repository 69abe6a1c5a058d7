#pragma once
#include "support/shift_and.hpp"

#include <cstddef>
#include <cstdint>
#include <generator>
#include <string_view>

namespace yieldmark::pattern_search {

/// Each position of the matcher's pattern in `text`, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::string_view text, shift_and matcher) {
    for (std::size_t i = 0; i != text.size(); ++i)
        if (matcher.ends_with(text[i]))
            co_yield matcher.start(i);
}

} // namespace yieldmark::pattern_search
