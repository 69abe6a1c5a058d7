#pragma once
// What a case is asked, as a digest: two sides whose digests differ don't do the same work.

#include "harness/run/inventory.hpp"

#include <map>
#include <string>

namespace yieldmark::compare {

/// example -> hash of its contract (suites/<suite>/<example>.hpp) and reference.py, as far as they can still
/// be read beside the techniques; examples of which neither can are left out. Techniques don't count: they
/// are what is compared.
[[nodiscard]] std::map<std::string, std::string> contract_digests(run::inventory const& all);

} // namespace yieldmark::compare
