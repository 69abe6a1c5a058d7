#pragma once
// Text of anyone's making, made harmless for where it is going to stand.

#include <string>
#include <string_view>

namespace yieldmark::text {

/// For Markdown: nothing in it becomes markup or breaks a table's row.
[[nodiscard]] std::string plain(std::string_view text);

/// For a terminal: no control character in it drives it; each becomes "?".
[[nodiscard]] std::string printable(std::string_view text);

} // namespace yieldmark::text
