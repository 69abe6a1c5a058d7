#pragma once
// All that is known of a machine as JSON, under the names of the model's fields: in comparisons, and in results of several
// machines.

#include "harness/results/fields.hpp"
#include "harness/results/model.hpp"

namespace yieldmark::results {

[[nodiscard]] nlohmann::ordered_json whole_machine_json(machine const& m);

/// Throws read_error.
[[nodiscard]] machine read_whole_machine(fields const& from);

} // namespace yieldmark::results
