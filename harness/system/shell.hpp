#pragma once
// Words of a shell's command.

#include <string>
#include <string_view>

namespace yieldmark::system {

/// `text` in single quotes, so that a POSIX shell takes it as one word, letter for letter.
[[nodiscard]] std::string in_single_quotes(std::string_view text);

} // namespace yieldmark::system
