#pragma once
// Text of anyone's making, made harmless for where it is going to stand.

#include "harness/system/characters.hpp"

#include <string>
#include <string_view>

namespace yieldmark::text {

/// For Markdown: nothing in it becomes markup, breaks a table's row or drives a terminal.
[[nodiscard]] std::string plain(std::string_view text);

using system::printable;
using system::printable_lines;

/// For XML and HTML, as text or in an attribute: no control character, and nothing in it becomes markup.
[[nodiscard]] std::string markup(std::string_view text);

} // namespace yieldmark::text
