#pragma once
// A profile as speedscope (speedscope.app) reads it.

#include "harness/results/model.hpp"

#include <string>

namespace yieldmark::profile {

/// The profile as JSON of https://www.speedscope.app/file-format-schema.json, with one sampled profile called
/// `name`. Bytes that aren't UTF-8 are written as U+FFFD.
[[nodiscard]] std::string speedscope(results::cpu_profile const& profile, std::string const& name);

} // namespace yieldmark::profile
