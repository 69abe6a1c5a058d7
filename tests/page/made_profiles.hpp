#pragma once
// Profiles for the page's tests, shaped as real ones.

#include "harness/results/model.hpp"

#include <vector>

namespace yieldmark::test {

/// Of fibonacci, drain, n = 4096 on the first toolchain: heap timelines of four techniques and CPU profiles
/// of two.
[[nodiscard]] std::vector<results::profile> made_profiles();

/// `bad` put into every text of the profiles, and into the example that they are of.
void make_hostile(std::vector<results::profile>& profiles, std::string const& bad);

} // namespace yieldmark::test
