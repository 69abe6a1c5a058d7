#pragma once
// The page's section on the comparison with the baseline.

#include "harness/compare/comparison.hpp"
#include "reports/json_writer.hpp"

#include <optional>

namespace yieldmark::report {

/// "comparison": null, or {"facts": [[label, text]…], "doubts": [text…], "sentences": [text…],
///     "outcomes": [[id, words, count]…]   those that some case has, the gravest first
///     "kinds": [[words, count]…]          of alarm, of the cases that changed for the worse
///     "metrics": [[id, name, unit]…],
///     "cases": [{                         by significance
///         n: name,
///         o: outcome, k: kind of alarm    indices; k left out: none
///         w: the outcome in words,
///         s: 1 if its sources differ,
///         u: how far it differs from itself (ratio - 1),
///         a: 2 if measured again,         s, u and a left out where they don't apply
///         m: [                            the changes, each one of
///             [metric, low, ratio, high, base, now, p, threshold, detectable, pairs, text],
///                                         low to high as in page_interval.hpp, text: the change in words
///             [metric, value]             where an exact metric is the same on both sides
///         …],
///         x: its functions on both sides  see page_functions.hpp; left out where they weren't compared
///     }…]}
void write_comparison(json_writer& json, std::optional<compare::comparison> const& given);

} // namespace yieldmark::report
