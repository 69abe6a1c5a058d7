#pragma once
// The correction for many tests: each metric's p over all cases, and what follows from them. It is made once over all
// that is decided together, whoever measured it: in one process, of several programs, or in parts on several machines.

#include "harness/compare/comparison.hpp"

#include <vector>

namespace yieldmark::compare {

/// Slowdowns are found with at least this chance where `change::detectable` says so.
inline constexpr double power = 0.8;

/// Sets p, changed and detectable of every change that has a test of its own (change::alone), and the kind of the cases
/// that have one. Each metric is adjusted over all cases that have a test of it (Benjamini and Hochberg), at `rate`. The
/// order of the cases doesn't matter. Pure.
void correct_together(std::vector<case_change>& cases, double rate);

/// The same as if no case stood beside another: all that any correction over more cases could leave changed. Pure.
void leave_uncorrected(std::vector<case_change>& cases, double rate);

} // namespace yieldmark::compare
