#pragma once
#include <range/v3/view/all.hpp>

#include <array>
#include <string_view>

namespace yieldmark::simple_generator {

/// Three words, as a view of the constants themselves.
inline auto range_v3() {
    static constexpr std::array<std::string_view, 3> words{"Hello", "World", "!"};
    return ranges::views::all(words);
}

} // namespace yieldmark::simple_generator
