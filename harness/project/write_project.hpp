#pragma once
// The project file that yieldmark init writes.

#include "harness/project/survey.hpp"

#include <string>

namespace yieldmark::project {

/// What was found, as TOML with comments that say what else can stand there. What isn't known stands there as
/// a comment. Pure.
[[nodiscard]] std::string project_text(survey const& found);

} // namespace yieldmark::project
