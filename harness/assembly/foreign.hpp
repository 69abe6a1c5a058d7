#pragma once
// The machine code of another project's benchmark, in the executable as it is.

#include "harness/assembly/record.hpp"
#include "harness/run/bench.hpp"

#include <string>

namespace yieldmark::assembly {

/// Counts each instruction of the benchmark's measured region, by the agent (harness/agent) under Callgrind.
/// `pattern` may be empty where the program has one benchmark. Throws system::usage_error unless it names one
/// (results::only_case), system::run_error if it can't be counted.
[[nodiscard]] report record_foreign(run::bench const& measured, std::string const& pattern);

/// Leaves the functions that have `text` in their names. Throws system::usage_error, which names what was executed, if
/// none has.
void keep_functions(report& of, std::string const& text);

} // namespace yieldmark::assembly
