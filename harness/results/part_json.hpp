#pragma once
// A part's record as JSON: in results files and in comparisons.

#include "harness/results/fields.hpp"
#include "harness/results/part.hpp"

namespace yieldmark::results {

[[nodiscard]] nlohmann::ordered_json part_json(part const& p);

/// Throws read_error: also where the record contradicts itself.
[[nodiscard]] part read_part(fields const& from);

} // namespace yieldmark::results
