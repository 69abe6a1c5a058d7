#pragma once
// A decision for other systems: JUnit XML, OpenMetrics, a badge. docs/ci.md describes their fields to users.

#include "harness/gate/run_gate.hpp"

#include <string>

namespace yieldmark::report {

/// JUnit XML: a test case for each figure, named "CASE [METRIC]" in the class "yieldmark.gate", with a
/// failure for a regression (a case that is missing is one under --strict), an error for what could not be
/// measured, and marked as skipped where nothing was decided.
[[nodiscard]] std::string gate_junit(gate::gate_result const& o, gate::limits const& held);

/// OpenMetrics text of every figure: its value on both sides in the metric's unit, and the ratio with its
/// interval. Ends with "# EOF".
[[nodiscard]] std::string openmetrics(compare::comparison const& c);
/// The same, and whether each figure is a regression, and the gate's exit code.
[[nodiscard]] std::string openmetrics(gate::gate_result const& o);

/// The endpoint of a badge on shields.io, as JSON: "schemaVersion", "label", "message", "color", "isError".
[[nodiscard]] std::string gate_badge(gate::gate_result const& o);

} // namespace yieldmark::report
