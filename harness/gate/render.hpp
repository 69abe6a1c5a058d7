#pragma once
// A decision for people and machines. Everything in it is treated as hostile text.

#include "harness/gate/run_gate.hpp"
#include "harness/text/table.hpp"

#include <string>

namespace yieldmark::gate {

/// "2 regressions", "no regression", "could not be measured": the decision in a few words.
[[nodiscard]] std::string headline(gate_result const& o);

/// The table with the limit beside each figure, what was accepted, what is stale, and the decision as last
/// line. `every`: also what is within its limit.
[[nodiscard]] std::string terminal(gate_result const& o, limits const& held, text::look how, bool every);

/// The same for a pull request.
[[nodiscard]] std::string markdown(gate_result const& o, limits const& held);

/// For machines: "verdict" ("good", "regression", "not measured", "interrupted"), "exit", "findings" with
/// figures and limits, and the rest of the decision.
[[nodiscard]] std::string json(gate_result const& o, limits const& held);

/// GitHub Actions workflow commands (::error …), at most ten; each is one line.
[[nodiscard]] std::string annotations(gate_result const& o, limits const& held);

} // namespace yieldmark::gate
