#pragma once
// What run_gate.cpp and gate_parts.cpp share. Private to harness/gate.

#include "harness/gate/run_gate.hpp"

#include <string>
#include <vector>

namespace yieldmark::gate {

/// Where each acceptance stands between the comparison's two revisions.
[[nodiscard]] standing_of standings(compare::comparison const& c, gate_request const& asked);

/// The request of the comparison of all cases.
[[nodiscard]] compare::comparison_request first_look(gate_request const& asked);

/// The request of fresh data on these cases.
[[nodiscard]] compare::comparison_request second_look(gate_request const& asked,
                                                      std::vector<std::string> const& cases);

} // namespace yieldmark::gate
