#pragma once
// Long text in lines.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::text {

/// Words in lines of at most `width` columns (0: one line), the last with its line end. `indent`: blanks before each
/// line but the first, before which as many columns are taken already. A longer word has a line of its own.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::size_t indent = 0);

/// `label` and after it `text`, wrapped so that its other lines begin below its first.
[[nodiscard]] std::string labelled(std::string_view label, std::string_view text, std::size_t width);

/// Where a text of a table may go on in the next line.
enum class breaks {
    nowhere,
    at_blanks,
    in_names,       // after "/", "," and blanks
    before_brackets // after a blank that a "(" follows
};

/// `text` in lines of at most `width` columns (not 0), at least one. What is too long between two breaks is broken at the
/// width, unless it may break nowhere.
[[nodiscard]] std::vector<std::string> broken(std::string_view text, std::size_t width, breaks where);

/// Columns that the longest part between two breaks takes.
[[nodiscard]] std::size_t longest_part(std::string_view text, breaks where);

} // namespace yieldmark::text
