#pragma once
// A comparison as GitHub Markdown, for a pull request.

#include "harness/compare/comparison.hpp"

#include <string>

namespace yieldmark::report {

/// What comparison_terminal says; cases without a difference are folded away. Everything in the comparison is
/// treated as hostile text. Stays well below the 65536 characters that GitHub takes for a comment.
[[nodiscard]] std::string comparison_markdown(compare::comparison const& c);

} // namespace yieldmark::report
