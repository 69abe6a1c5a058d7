#pragma once
// Two builds of yieldmark's own.

#include "harness/compare/measuring.hpp"

namespace yieldmark::compare {

/// Measures what was asked for of the cases that both have, and adds it to `c`, with what one side alone has. Throws
/// system::usage_error, system::run_error.
void compare_builds(comparison& c, run::bench const& base, run::bench const& now, measuring with);

} // namespace yieldmark::compare
