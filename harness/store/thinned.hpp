#pragma once
// Long series with few of their points. Private to harness/store.

#include "harness/store/summaries.hpp"
#include "harness/store/tables.hpp"

#include <cstddef>
#include <vector>

namespace yieldmark::store {

/// The series of `all` with about `most` points together, at least 60 each where they have them: the newest half
/// of what a series gets one by one, older ones evenly spaced, and those on either side of each change. Changes are those
/// of all points, from what the store keeps. series::all_points says how many there are.
[[nodiscard]] std::vector<series> thinned_series(soci::session& sql, std::vector<stored_summary> const& all,
                                                 measured_revisions const& revisions, std::size_t most);

} // namespace yieldmark::store
