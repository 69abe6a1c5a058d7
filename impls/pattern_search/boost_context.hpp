#pragma once
#include "support/fiber_generator.hpp"
#include "support/shift_and.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace yieldmark::pattern_search {

/// Each position of the matcher's pattern in `text`, one per switch to the body's own stack.
inline auto boost_context(std::string_view text, shift_and matcher) {
    return fiber_generator<std::uint64_t>([text, matcher](auto& yield) mutable {
        for (std::size_t i = 0; i != text.size(); ++i)
            if (matcher.ends_with(text[i]))
                yield(matcher.start(i));
    });
}

} // namespace yieldmark::pattern_search
