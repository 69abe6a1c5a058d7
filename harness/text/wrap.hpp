#pragma once
// Long text in lines.

#include <cstddef>
#include <string>
#include <string_view>

namespace yieldmark::text {

/// Words in lines of at most `width` columns (0: one line), the last with its line end. `indent`: blanks before each
/// line but the first, before which as many columns are taken already. A longer word has a line of its own.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::size_t indent = 0);

} // namespace yieldmark::text
