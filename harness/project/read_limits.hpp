#pragma once
// [limits] and [[accept]] of the project file. Private to harness/project.

#include "harness/gate/limits.hpp"
#include "harness/project/toml_table.hpp"

#include <optional>

namespace yieldmark::project {

/// The built-in limits with what the tables `limits` and `accept` of the file change of them; none if it has
/// neither. Throws system::usage_error.
[[nodiscard]] std::optional<gate::limits> limits_from(toml_table const& file);

} // namespace yieldmark::project
