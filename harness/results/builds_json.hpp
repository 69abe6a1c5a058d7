#pragma once
// run::builds in our JSON. Private to harness/results.
//
// "builds": [{"example", "technique", "toolchain": index, "compile_seconds": [one for each round…],
//   "preprocessed_lines", "text_bytes", "code_lines", "error"}…]

#include "harness/results/fields.hpp"
#include "harness/results/model.hpp"

#include <vector>

namespace yieldmark::results {

[[nodiscard]] nlohmann::ordered_json builds_json(std::vector<build_cost> const& builds);

/// Reads what builds_json wrote into `into.builds`; its toolchains must have been read. Throws read_error.
void read_builds(fields const& own, run& into);

} // namespace yieldmark::results
