#pragma once
// What the agent measures of two executables beside their time: heap, instructions, and which functions execute them.

#include "harness/compare/comparison.hpp"
#include "harness/compare/processes.hpp"

namespace yieldmark::compare {

/// Adds to the cases of `into`, which have their times: the heap, where that is asked for; instructions, of all cases
/// where the metrics were named, otherwise of those whose time changed as `asked->explain` wants; and the
/// explanations of these. What can't be measured becomes absent, a failure or a doubt of `into`. False if `stop`
/// ended it.
bool add_program_metrics(comparison& into, processes_request const& what, system::progress& shown,
                         std::atomic<int> const& stop);

} // namespace yieldmark::compare
