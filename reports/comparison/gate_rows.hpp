#pragma once
// What the gate says of a comparison, in rows and sentences. Private to reports/comparison.

#include "harness/gate/run_gate.hpp"
#include "harness/text/table.hpp"

#include <string>
#include <vector>

namespace yieldmark::report {

/// "2 %", "10 % or 4.00 KiB", "off": an allowance in words.
[[nodiscard]] std::string allowance_text(gate::allowance const& a, std::string const& metric);

/// A finding as cells: case, metric, base, new, change, limit, verdict.
[[nodiscard]] std::vector<text::cell> cells_of(gate::gate_finding const& f, gate::limits const& held);

/// The findings that are shown without being asked for: all but those within their limits.
[[nodiscard]] std::vector<gate::gate_finding const*> notable_findings(gate::decision const& d);

/// The cases whose functions were compared, those with a regression first, as the last look at them has it.
[[nodiscard]] std::vector<compare::case_change const*> explained_cases_of(gate::gate_result const& o);

/// What else is reported, one sentence each: both sides, missing cases, acceptances, failures. Not cleaned
/// yet.
[[nodiscard]] std::vector<std::string> gate_notes(gate::gate_result const& o, gate::limits const& held);

} // namespace yieldmark::report
