#pragma once
// The gate's decision for people and machines. Everything in it is treated as hostile text.

#include "harness/gate/run_gate.hpp"
#include "harness/text/table.hpp"

#include <string>

namespace yieldmark::report {

/// "2 regressions", "no regression", "could not be measured": the decision in a few words.
[[nodiscard]] std::string gate_headline(gate::gate_result const& o);

/// The table with the limit beside each figure, what was accepted, what is stale, and the decision as last
/// line. `every`: also what is within its limit.
[[nodiscard]] std::string gate_terminal(gate::gate_result const& o, gate::limits const& held, text::look how,
                                        bool every);

/// The same for a pull request.
[[nodiscard]] std::string gate_markdown(gate::gate_result const& o, gate::limits const& held);

/// For machines: "verdict" ("good", "regression", "not measured", "interrupted", "no base"), "exit", "findings" with
/// figures and limits, and the rest of the decision.
[[nodiscard]] std::string gate_json(gate::gate_result const& o, gate::limits const& held);

/// GitHub Actions workflow commands (::error …), at most ten; each is one line.
[[nodiscard]] std::string gate_annotations(gate::gate_result const& o, gate::limits const& held);

} // namespace yieldmark::report
