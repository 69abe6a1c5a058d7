#pragma once
// Seeded slowdowns: from percent of a case's time to steps of extra work.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace yieldmark::duel {

/// Real extra work that is put into cases of the new side, to see that a slowdown is found.
struct injection {
    std::string cases;  // a pattern over the names (results::case_matches): "fibonacci/*/sum/4096"
    double percent = 0; // of the case's time of one iteration; above 0
};

/// Percent for each of `cases` that an injection names (of several that name it, the last). Throws
/// usage_error for a pattern that names none, or a percentage that isn't above 0 and at most 1000.
[[nodiscard]] std::map<std::string, double> injected_percent(std::vector<injection> const& asked,
                                                             std::vector<std::string> const& cases);

/// Steps that make an iteration of `nanoseconds` that much longer, at `step` ns each: at least 1. Throws
/// run_error if the step isn't known.
[[nodiscard]] std::uint64_t steps_for(double percent, double nanoseconds, double step);

/// Steps that slow a case down by `percent`, from what `tried` steps cost it, in percent of its time, in each
/// of some processes (their median; the cost of steps is proportional to their number). At least 1.
/// `otherwise` with fewer than five costs or a median that isn't above 0, and never beyond a fifth or five
/// times as many.
[[nodiscard]] std::uint64_t fitted_steps(double percent, std::uint64_t tried, std::span<double const> costs,
                                         std::uint64_t otherwise);

} // namespace yieldmark::duel
