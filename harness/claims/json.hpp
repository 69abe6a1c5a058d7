#pragma once
// Findings and cost lines as JSON, for programs.

#include "harness/claims/finding.hpp"
#include "harness/claims/models.hpp"

#include <nlohmann/json.hpp>

#include <vector>

namespace yieldmark::claims {

/// {"id", "claim", "documents", "titles": [of them…], "verdict", "figure", "meaning", "value": {"low", "estimate", "high",
/// "confidence"} or null, "unit", "statement", "sentence", "crossover", "rows": [{"of", "figure"}…], "cases": [name…], "command", "chart": {"example",
/// "scenario", "metric"}}
[[nodiscard]] nlohmann::json to_json(finding const& f);

/// {"lines": [{"example", "technique", "manner": "lazy"|"eager", "time": {…}, "memory": {…} or null}…],
/// "reread": [ns or null…] by process, "left_out": {…}, "uses": {…}}. A cost line is {"fixed", "each":
/// intervals, "straight", "straight_limit", "median_error", "worst_error", "least_n", "most_n"}; a check
/// {"count", "median_error", "worst_error", "worst"}.
[[nodiscard]] nlohmann::json to_json(models const& m);

} // namespace yieldmark::claims
