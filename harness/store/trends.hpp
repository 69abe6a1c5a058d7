#pragma once
// What the store keeps of each series beside its figures: how many points, the last one, the changes of level, and the
// settled beginning (stats/long_series.hpp), so that a new revision costs the same after 5 000 as after 300. Private to
// harness/store; only while writing.

#include <soci/soci.h>

#include <map>
#include <set>
#include <vector>

namespace yieldmark::store {

/// Series that got figures, each with the measurements that they are of.
using grown_series = std::map<long long, std::vector<long long>>;

/// Makes it again for series that got figures. Reads those since the settled beginning only, unless a revision took its
/// place within that.
void refresh_trends(soci::session& sql, grown_series const& grown);

/// Makes it again for series that lost figures or whose revisions moved; one without figures goes.
void rebuild_trends(soci::session& sql, std::set<long long> const& series);

/// Makes it again for all.
void refresh_all_trends(soci::session& sql);

} // namespace yieldmark::store
