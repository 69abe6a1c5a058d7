#pragma once
#include <array>
#include <ranges>
#include <string_view>

namespace yieldmark::simple_generator {

/// Three words, as a view of the constants themselves.
inline auto std_ranges() {
    static constexpr std::array<std::string_view, 3> words{"Hello", "World", "!"};
    return std::views::all(words);
}

} // namespace yieldmark::simple_generator
