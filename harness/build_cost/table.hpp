#pragma once
// Build costs as text.

#include "harness/results/model.hpp"
#include "harness/text/table.hpp"

#include <string>
#include <vector>

namespace yieldmark::build_cost {

/// The median of the rounds; 0 if there was none.
[[nodiscard]] double median_seconds(results::build_cost const& one);

/// A line for each technique under its example, for a terminal: seconds (and how many times `loop`'s), lines
/// after preprocessing, bytes of code, lines of code.
[[nodiscard]] std::string table(std::vector<results::build_cost> const& costs, text::look how = {});

/// The same as a Markdown table.
[[nodiscard]] std::string markdown_table(std::vector<results::build_cost> const& costs);

} // namespace yieldmark::build_cost
