#pragma once
#include "support/shift_and.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace yieldmark::pattern_search {

/// The positions of the matcher's pattern in `text`, all found before the first is read.
inline std::vector<std::uint64_t> eager(std::string_view text, shift_and matcher) {
    std::vector<std::uint64_t> result;
    for (std::size_t i = 0; i != text.size(); ++i)
        if (matcher.ends_with(text[i]))
            result.push_back(matcher.start(i));
    return result;
}

} // namespace yieldmark::pattern_search
