#pragma once
// Taking measurements away. Private to harness/store.

#include "harness/store/history.hpp"

#include <soci/soci.h>

#include <map>
#include <vector>

namespace yieldmark::store {

/// The ids of the measurements that `what` takes away, of all that there are. Pure. Throws system::usage_error
/// if `what` asks for nothing, or its date is none.
[[nodiscard]] std::vector<long long> to_prune(std::map<long long, measurement> const& all,
                                              prune_request const& what);

/// How many figures these have.
[[nodiscard]] std::size_t count_figures(soci::session& sql, std::vector<long long> const& measurements);

/// Takes them away, with the revisions and series that nothing is left of. Only while writing.
void take_away(soci::session& sql, std::vector<long long> const& measurements);

} // namespace yieldmark::store
