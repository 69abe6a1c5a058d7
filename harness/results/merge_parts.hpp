#pragma once
// What joining runs has in common, whether they become columns or processes. Private to harness/results.

#include "harness/results/model.hpp"

namespace yieldmark::results {

/// The examples of `more` that `into` doesn't have; they are moved.
void append_examples(run& into, run& more);

/// The doubts, failures, reasons and context of `more`; they are moved.
void append_remarks(run& into, run& more);

} // namespace yieldmark::results
