#pragma once
// How the characters of a file are encoded. Private to harness/results.

#include <string>
#include <string_view>

namespace yieldmark::results {

/// `text` as UTF-8 without a byte order mark. It may be UTF-8, UTF-16 or UTF-32; a mark, or the place of the zero
/// bytes in its first characters, says which. What isn't valid stays as it is in UTF-8, and is left out of the others.
[[nodiscard]] std::string as_utf8(std::string_view text);

} // namespace yieldmark::results
