#pragma once
// Lists in Markdown, of which a comment has limited room.

#include "reports/sentences.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace yieldmark::report {

/// One bullet a line, made harmless and each cut to a thousand columns, in at most `room` bytes; then how
/// many are left out.
[[nodiscard]] std::string markdown_list(std::vector<std::string> const& lines, std::size_t room);

/// The same of facts: "- **Label**: text".
[[nodiscard]] std::string markdown_list(std::vector<fact> const& facts, std::size_t room);

} // namespace yieldmark::report
