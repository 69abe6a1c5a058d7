#pragma once
// run::code in our JSON. Private to harness/results.
//
// "code": {"lines": [instruction…], each once,
//   "of": [{"example", "technique", "use", "toolchain": index,
//           "functions": [{"name", "code": [index into lines…], "left_out": more instructions; only where there are}…]}…]}

#include "harness/results/fields.hpp"
#include "harness/results/model.hpp"

#include <vector>

namespace yieldmark::results {

[[nodiscard]] nlohmann::ordered_json code_json(std::vector<case_code> const& all);

/// Reads what code_json wrote into `into.code`; its toolchains must have been read. Throws read_error.
void read_code(fields const& own, run& into);

} // namespace yieldmark::results
