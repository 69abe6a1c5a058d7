#pragma once
// The summary that the store keeps of each series, so that a list needs no figures. Private to harness/store.

#include "harness/store/history.hpp"

#include <soci/soci.h>

#include <optional>
#include <string>
#include <vector>

namespace yieldmark::store {

struct stored_summary {
    long long series = 0;
    summary what;
};

/// The wanted ones by case, metric, machine, toolchain and (retired ones) by their last revision. `baseline`
/// is the pinned one.
[[nodiscard]] std::vector<stored_summary> summaries(soci::session& sql, series_filter const& wanted,
                                                    std::optional<std::string> const& baseline);

} // namespace yieldmark::store
