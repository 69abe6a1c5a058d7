#pragma once
// What the executable tells of itself.

#include <string>

namespace yieldmark::bench {

/// The catalogue as JSON: toolchain, examples, their techniques and cases (docs/life-of-a-measurement.md).
[[nodiscard]] std::string list_json();

} // namespace yieldmark::bench
