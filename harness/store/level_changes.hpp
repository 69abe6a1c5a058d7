#pragma once
// The changes of level as the store keeps them. Private to harness/store.

#include <soci/soci.h>

#include <map>
#include <string>
#include <vector>

namespace yieldmark::store {

struct stored_change {
    long long first_point = 0; // index of the new level's first point
    bool settled = false;      // final
    double before_level = 0;
    double after_level = 0;
    double p = 1;
    bool gradual = false;
    long long last_before = 0;    // revisions: the old level's last one,
    long long first_revision = 0; // and the new level's first one

    [[nodiscard]] bool operator==(stored_change const&) const = default;
};

/// By series, those of each in order. `condition` is SQL, or empty for all.
[[nodiscard]] std::map<long long, std::vector<stored_change>>
level_changes(soci::session& sql, std::string const& condition = {});

/// Puts `now` in the place of `before`, where they differ.
void replace_changes(soci::session& sql, long long series, std::vector<stored_change> const& before,
                     std::vector<stored_change> const& now);

} // namespace yieldmark::store
