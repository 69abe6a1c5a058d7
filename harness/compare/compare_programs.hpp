#pragma once
// Two executables, of which one at least knows nothing of yieldmark, or several of each side.

#include "harness/compare/measuring.hpp"

namespace yieldmark::compare {

/// Measures the cases that both sides have, program by program, and adds them to `c`, with what one side alone has. Throws
/// system::usage_error, system::run_error.
void compare_programs(comparison& c, two_sides const& sides, measuring with);

} // namespace yieldmark::compare
