#pragma once
// The gate from request to decision: `yieldmark gate` without its command line.

#include "harness/compare/request.hpp"
#include "harness/gate/decision.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

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

/// What one part of a gate measured (--shard): all that the decision needs once the parts are together.
struct gate_part {
    compare::comparison first;
    std::optional<compare::comparison> second; // of all that might alarm, on fresh data
    bool recheck = true;                       // alarms count only if a second look shows them too
    std::string unchecked{}; // why the second look failed; empty: it didn't, or there was none
    std::string no_base{};   // why there is nothing to compare with, where that shall pass
};

/// Measures a part, and decides nothing. What is corrected for many tests over the cases of all parts can make fewer
/// alarms than these cases would by themselves, and others; so every case is looked at a second time that would alarm if
/// it stood alone. What `take` throws in the first comparison passes through.
[[nodiscard]] gate_part measure_part(gate_request const& asked, comparer const& take);

/// A part, and the file that it was read from.
struct part_of_gate {
    std::string file;
    gate_part measured;
};

/// Decides about all parts together, exactly as run_gate would with the same samples. Nothing is measured. Throws as
/// compare::whole_of does; system::usage_error also where some parts looked a second time and others didn't.
[[nodiscard]] gate_result judge_parts(std::vector<part_of_gate> parts, gate_request const& asked);

/// The result where there is no base to compare with, for the reason `why`, and --base-missing lets that pass.
[[nodiscard]] gate_result without_base(std::string const& why);

/// Decides about a comparison that was measured before. Nothing is measured.
[[nodiscard]] gate_result judge(compare::comparison stored, gate_request const& asked);

/// The request that `asked.asked` becomes so that the comparison can see what the limits forbid. Pure.
[[nodiscard]] compare::comparison_request fine_enough(gate_request const& asked);

} // namespace yieldmark::gate
