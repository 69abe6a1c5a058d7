#pragma once
// The page's machine code of the cases.

#include "reports/figures.hpp"
#include "reports/json_writer.hpp"

namespace yieldmark::report {

/// "code": {"lines": [instruction…], each once, the most used first; "names": [of functions…],
///     "functions": [[index of its name, instructions left out, indices of its lines…]…], each once,
///     "of": [[example, technique (indices), use: 0 drain, 1 sum, 2 first, toolchain, index of a function…]…]}
void write_code(json_writer& json, figures const& f);

} // namespace yieldmark::report
