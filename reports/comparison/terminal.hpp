#pragma once
// A comparison as aligned text for a terminal.

#include "harness/compare/comparison.hpp"
#include "harness/text/table.hpp"

#include <string>

namespace yieldmark::report {

/// The two sides, what was found, a table with the most serious case first, what makes it doubtful. Cases
/// without a difference are in the table if `every` or if they are few; otherwise they are counted.
/// Everything in the comparison is treated as hostile text.
[[nodiscard]] std::string comparison_terminal(compare::comparison const& c, text::look how, bool every);

} // namespace yieldmark::report
