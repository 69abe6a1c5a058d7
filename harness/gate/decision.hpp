#pragma once
// The gate's decision: a comparison held against the limits. Pure.

#include "harness/compare/comparison.hpp"
#include "harness/gate/limits.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace yieldmark::gate {

/// What became of one metric of one case.
enum class gate_verdict {
    regression,  // worse than its limit allows; after a second look, if there was one (decision::checked)
    unconfirmed, // it was, but a second look on fresh data didn't show it again
    unchecked,   // it was, but the second look could not be measured
    accepted,    // worse than the limit, but an acceptance covers it
    warned,      // worse in time alone, and the limits say that this only warns
    unstable,    // worse, but the case differs from itself as much
    undecided,   // too few values for any statement
    ignored,     // worse, but the case was asked never to decide
    improved,    // better by more than the limit would allow for the worse
    within,
};

/// The name of a verdict: "regression", "not confirmed".
[[nodiscard]] std::string to_string(gate_verdict v);

struct gate_finding {
    std::string case_name;
    compare::change change;
    gate_verdict verdict = gate_verdict::within;
    compare::alarm kind = compare::alarm::none; // of the case's changes for the worse
    allowance allowed;                          // the limit
    double most = 0; // the largest increase, or fall, that limit and acceptances allow, in the metric's unit
    std::vector<std::size_t> covered_by;   // acceptances in force for it, indices into limits::accepted
    std::optional<compare::change> second; // what the second look gave
};

/// Whether an acceptance counts in this comparison.
enum class standing {
    in_force, // the new side contains its revision and the base doesn't
    stale,    // the base contains it: the line can go
    not_yet,  // the new side doesn't contain it
    unknown,  // no such revision here, or the sides aren't revisions
};
using standing_of = std::function<standing(acceptance const&)>;

struct decision {
    std::vector<gate_finding> findings; // gravest first, within a verdict the most significant first
    std::vector<std::string> only_in_base;
    std::vector<std::string> only_in_new;
    std::vector<std::string> unchanged; // their machine code is the same on both sides: nothing was measured
    std::vector<std::string> skipped;   // "NAME: on the base side: skipped: WHY"; "NAME: ignored: WHY"
    std::vector<results::failure> failures; // cases and processes that could not be measured
    std::vector<standing> standings;        // of each acceptance
    std::vector<section> idle_sections; // of limits and of ignored cases: they mean no case that was compared
    std::vector<section> idle_acceptances; // the same of its acceptances
    std::vector<limit_rule> idle_counters; // limits of counters that no case of their section has
    std::string no_base; // why there is nothing to compare with, where that was asked to pass; one line
    bool complete = true;
    bool strict = false;  // a case that the new side lacks is a regression
    bool checked = false; // the alarms were looked at a second time
};

/// Holds `c` against the limits.
[[nodiscard]] decision decide(compare::comparison const& c, limits const& held, standing_of const& ask,
                              bool strict);

/// Cases with a regression, each once, in the order of the findings.
[[nodiscard]] std::vector<std::string> alarmed(decision const& d);

/// Takes the second look into account: a regression stays one only if `second` shows it too.
void confirm(decision& d, decision const& second);

/// No second look came about: no regression is confirmed. `why` becomes a failure.
void leave_unchecked(decision& d, std::string const& why);

[[nodiscard]] std::size_t count(decision const& d, gate_verdict v);

/// The program's exit code: 1 for a regression; else 130 if it was stopped; else 3 if something that was
/// asked for could not be measured, or nothing was; else 0. 0 also where a missing base was asked to pass.
[[nodiscard]] int exit_code(decision const& d);

} // namespace yieldmark::gate
