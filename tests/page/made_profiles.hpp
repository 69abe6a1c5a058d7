#pragma once
// Profiles for the page's tests, shaped as real ones.

#include "harness/results/model.hpp"

#include <vector>

namespace yieldmark::test {

/// Of fibonacci, drain, n = 4096 on the first toolchain: heap timelines of four techniques and CPU profiles
/// of two.
[[nodiscard]] std::vector<results::profile> made_profiles();

/// Code of fibonacci's loop and coroutine in drain, shaped as the real one.
[[nodiscard]] std::vector<results::case_code> made_code();

/// `bad` put into every text of it.
void make_hostile(std::vector<results::case_code>& code, std::string const& bad);

/// `bad` put into every text of the profiles, and into the example that they are of.
void make_hostile(std::vector<results::profile>& profiles, std::string const& bad);

} // namespace yieldmark::test
