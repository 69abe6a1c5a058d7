#pragma once
// The gate from request to decision: `yieldmark gate` without its command line.

#include "harness/compare/request.hpp"
#include "harness/gate/decision.hpp"

#include <filesystem>
#include <functional>
#include <optional>

namespace yieldmark::gate {

struct gate_request {
    compare::comparison_request asked;
    limits held;
    bool strict = false; // a case that the new side lacks is a regression
    bool recheck = true; // look at alarms a second time
};

struct gate_result {
    compare::comparison first;
    std::optional<compare::comparison> second; // of the alarmed cases alone, on fresh data
    decision what;
};

/// Takes a comparison: compare::run_comparison, or what a test puts in its place.
using comparer = std::function<compare::comparison(compare::comparison_request const&)>;

/// Compares, decides, and has every alarm measured again with another seed before it counts. Two results
/// files can't be measured again: their alarms count as they are, seen once. What `take` throws in the first
/// comparison passes through; in the second it leaves the alarms unchecked.
[[nodiscard]] gate_result run_gate(gate_request const& asked, comparer const& take);

/// The result where there is no base to compare with, for the reason `why`, and --base-missing lets that pass.
[[nodiscard]] gate_result without_base(std::string const& why);

/// Decides about a comparison that was measured before. Nothing is measured.
[[nodiscard]] gate_result judge(compare::comparison stored, gate_request const& asked);

/// The request that `asked.asked` becomes so that the comparison can see what the limits forbid. Pure.
[[nodiscard]] compare::comparison_request fine_enough(gate_request const& asked);

} // namespace yieldmark::gate
