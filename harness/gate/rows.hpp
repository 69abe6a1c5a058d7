#pragma once
// What the terminal and Markdown say alike. Private to harness/gate.

#include "harness/gate/run_gate.hpp"
#include "harness/text/table.hpp"

#include <string>
#include <vector>

namespace yieldmark::gate {

/// A finding as cells: case, metric, base, new, change, limit, verdict.
[[nodiscard]] std::vector<text::cell> cells_of(gate_finding const& f, limits const& held);

/// The findings that are shown without being asked for: all but those within their limits.
[[nodiscard]] std::vector<gate_finding const*> notable(decision const& d);

/// What else is to be said, one sentence each: both sides, missing cases, acceptances, failures. Not
/// cleaned yet.
[[nodiscard]] std::vector<std::string> notes(gate_result const& o, limits const& held);

} // namespace yieldmark::gate
