#pragma once
// Seeded slowdowns: from percent of a case's time to steps of extra work.

#include "harness/compare/duel.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace yieldmark::compare {

/// Percent for each of `cases` that an injection names (of several that name it, the last). Throws
/// usage_error for a glob that fits none, or a percentage that isn't above 0 and at most 1000.
[[nodiscard]] std::map<std::string, double> injected_percent(std::vector<injection> const& asked,
                                                             std::vector<std::string> const& cases);

/// Steps that make an iteration of `nanoseconds` that much longer, at `step` ns each: at least 1. Throws
/// run_error if the step isn't known.
[[nodiscard]] std::uint64_t steps_for(double percent, double nanoseconds, double step);

/// So many steps make an iteration so much longer.
struct cost_of_steps {
    std::uint64_t steps = 0;
    double percent = 0;
};

/// Steps that cost `percent`, on the line through what `few` and `more` cost: at least 1, at most five times
/// `few`. `few` itself where more steps did not cost more.
[[nodiscard]] std::uint64_t steps_on_line(double percent, cost_of_steps few, cost_of_steps more);

} // namespace yieldmark::compare
