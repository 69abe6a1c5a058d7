#pragma once
// Example multi_pass: time over the number of passes, as a line.

#include "harness/claims/evidence.hpp"
#include "harness/stats/cost_model.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace yieldmark::claims {

/// The most passes that are measured.
inline constexpr std::uint64_t most_passes = 64;

struct line_of_passes {
    std::uint64_t n = 0;   // the largest measured
    stats::cost_line time; // its "n" is the number of passes; by_process as in time_model
    std::vector<std::string> cases;
};

/// Empty if not all numbers of passes were measured.
[[nodiscard]] std::optional<line_of_passes> line_over_passes(evidence const& from,
                                                             std::string const& technique);

} // namespace yieldmark::claims
