#pragma once
// The cells of a comparison's table, as the terminal and Markdown show them.

#include "reports/comparison_rows.hpp"

#include <array>
#include <string>
#include <vector>

namespace yieldmark::report {

/// A row: case, time, instructions, memory, what it came to. Not yet made harmless for where it will stand.
using comparison_cells = std::array<std::string, 5>;

/// The headings, with what counts as a change: "time (above 2 %)".
[[nodiscard]] comparison_cells comparison_headings(compare::comparison const& c);

/// `longest`: columns that a case's name may take; a longer one is cut in its middle.
[[nodiscard]] comparison_cells cells_of(comparison_row const& row, std::size_t longest);

/// Whether the row says that something was found, or couldn't be.
[[nodiscard]] bool is_notable(comparison_row const& row);

} // namespace yieldmark::report
