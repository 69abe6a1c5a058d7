#pragma once
// The counters that benchmarks of other programs have of their own, as a table.

#include "reports/figures.hpp"

#include <cstddef>
#include <string>

namespace yieldmark::report {

/// A Markdown table with the median of each counter of each benchmark, of at most about `room` characters; empty if no
/// benchmark has one. What has no room is counted below it.
[[nodiscard]] std::string counters_markdown(figures const& f, std::size_t room);

} // namespace yieldmark::report
