#pragma once
// A comparison as GitHub Markdown, for a pull request.

#include "harness/compare/comparison.hpp"

#include <cstddef>
#include <string>

namespace yieldmark::report {

/// What comparison_terminal says; cases without a difference are folded away. Everything in the comparison is
/// treated as hostile text. Each of the two tables has `room` bytes, the gravest rows first, and says how
/// many are left out; what stands around them takes at most 12 000. So it stays below the 65536 characters
/// that GitHub takes for a comment.
[[nodiscard]] std::string comparison_markdown(compare::comparison const& c, std::size_t room = 24'000);

} // namespace yieldmark::report
