#pragma once
// An explanation in the page's data.

#include "harness/compare/explanation.hpp"
#include "reports/json_writer.hpp"

namespace yieldmark::report {

/// "x": {b: the base's instructions of one iteration, n: the new side's,
///       f: [[name, base, new]…]           functions whose counts differ, the largest difference first
///       names: [name…], s: [[base, new, index into names…]…]  stacks, outermost function first
///      }, or {w: why they could not be counted}
void write_functions(json_writer& json, compare::explanation const& of);

} // namespace yieldmark::report
