#pragma once
// The parts of one comparison, each measured with --shard K/N, as the comparison that they are parts of.

#include "harness/compare/comparison.hpp"

#include <string>
#include <vector>

namespace yieldmark::compare {

/// A comparison, and the file that it was read from.
struct comparison_of_file {
    std::string file;
    comparison measured;
};

/// All cases in the whole's order, each with its part's machine, and corrected for many tests over all of them: the same
/// samples decide as if one machine had taken them. Throws system::usage_error where the parts aren't of one whole
/// (results::require_whole) or were compiled otherwise, and system::run_error where a part or a case is missing, or a
/// part was stopped. Pure.
[[nodiscard]] comparison whole_of(std::vector<comparison_of_file> parts);

/// What a second look at `names` says, from second looks that were taken at more than these: of each of `looks` what is
/// about `names`, corrected over these alone. Pure.
[[nodiscard]] comparison look_at(std::vector<std::string> const& names, std::vector<comparison> looks);

/// The comparison, once for each kind of machine (processor, cores, system) and with the cases that were measured there; a
/// comparison of one machine is the only one. Pure.
[[nodiscard]] std::vector<comparison> by_machine(comparison const& c);

} // namespace yieldmark::compare
