#pragma once
// What a case is asked, as a digest: two sides whose digests differ don't do the same work.

#include "harness/compare/comparison.hpp"
#include "harness/run/inventory.hpp"

#include <map>
#include <string>

namespace yieldmark::compare {

/// example -> hash of its contract (suites/<suite>/<example>.hpp) and reference.py, as far as they can still
/// be read beside the techniques; examples of which neither can are left out. Techniques don't count: they
/// are what is compared.
[[nodiscard]] std::map<std::string, std::string> contract_digests(run::inventory const& all);

/// Gives each case the digests of both sides, and doubts where they differ.
void add_digests(comparison& into, run::inventory const& base, run::inventory const& now);

} // namespace yieldmark::compare
