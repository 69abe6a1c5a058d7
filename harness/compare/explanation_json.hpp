#pragma once
// An explanation as the JSON of its case's "why". For json.hpp.

#include "harness/compare/explanation.hpp"
#include "harness/results/fields.hpp"

#include <nlohmann/json.hpp>

namespace yieldmark::compare {

/// {"base", "new": instructions of one iteration,
///  "functions": [[name, base, new]…], "names": [name…], "stacks": [[base, new, index into names…]…]};
/// {"why_not": text} where they could not be counted.
[[nodiscard]] nlohmann::ordered_json to_json(explanation const& of);

/// Throws results::read_error.
[[nodiscard]] explanation read_explanation(results::fields const& from);

} // namespace yieldmark::compare
