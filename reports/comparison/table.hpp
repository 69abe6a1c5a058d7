#pragma once
// The table of a comparison, which the terminal and Markdown show.

#include "harness/text/table.hpp"
#include "reports/comparison/rows.hpp"

namespace yieldmark::report {

/// An empty table of case, time, instructions, memory and what was found, headed with what counts as a change:
/// "time (above 2 %)".
[[nodiscard]] text::table comparison_table(compare::comparison const& c);

/// Adds a row to such a table, in the colour of its outcome.
void add_row(text::table& to, comparison_row const& row);

/// Whether the row says that something was found, or couldn't be.
[[nodiscard]] bool is_notable(comparison_row const& row);

} // namespace yieldmark::report
