#pragma once
// Why cases execute more or fewer instructions, function by function (yieldmark compare --explain, gate).

#include "harness/compare/comparison.hpp"
#include "harness/text/table.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace yieldmark::report {

/// The cases of `c` that have an explanation.
[[nodiscard]] std::vector<compare::case_change const*> explained_cases(compare::comparison const& c);

/// A sentence and a table of functions for each of these cases; empty if there are none. Names are treated as hostile.
[[nodiscard]] std::string explained_terminal(std::vector<compare::case_change const*> const& cases,
                                             text::look how);

/// The same for a pull request, in at most `room` bytes; then how many are left out.
[[nodiscard]] std::string explained_markdown(std::vector<compare::case_change const*> const& cases,
                                             std::size_t room);

} // namespace yieldmark::report
