#pragma once
// Seeded slowdowns: from percent of a case's time to steps of extra work.

#include "harness/compare/duel.hpp"

#include <cstdint>
#include <map>
#include <span>
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

/// `steps` corrected by what they turned out to cost. `excess`: in each of some processes, by how many
/// percent of the case's time they cost more than the `percent` asked for. Corrected only where that is
/// beyond chance (trimmed t, p < 0.01), to at least 1 and at most five times `steps`.
[[nodiscard]] std::uint64_t corrected_steps(std::uint64_t steps, double percent,
                                            std::span<double const> excess);

} // namespace yieldmark::compare
