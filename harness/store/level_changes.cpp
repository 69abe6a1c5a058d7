#include "harness/store/level_changes.hpp"

#include "harness/store/bulk.hpp"

#include <algorithm>

namespace yieldmark::store {

std::map<long long, std::vector<stored_change>> level_changes(soci::session& sql,
                                                              std::string const& condition) {
    std::map<long long, std::vector<stored_change>> all;
    long long series = 0;
    long long settled = 0;
    long long gradual = 0;
    stored_change row;
    soci::statement each =
        (sql.prepare
             << "SELECT series_id, first_point, settled, before_level, after_level, p, gradual, last_before, "
                "first_revision FROM level_change" +
                    (condition.empty() ? condition : " WHERE " + condition),
         soci::into(series), soci::into(row.first_point), soci::into(settled), soci::into(row.before_level),
         soci::into(row.after_level), soci::into(row.p), soci::into(gradual), soci::into(row.last_before),
         soci::into(row.first_revision));
    each.execute();
    while (each.fetch()) {
        row.settled = settled != 0;
        row.gradual = gradual != 0;
        all[series].push_back(row);
    }
    for (auto& [id, changes] : all)
        std::ranges::sort(changes, {}, &stored_change::first_point);
    return all;
}

void replace_changes(soci::session& sql, long long series, std::vector<stored_change> const& before,
                     std::vector<stored_change> const& now) {
    if (before == now)
        return;
    sql << "DELETE FROM level_change WHERE series_id = :series", soci::use(series);
    bulk_insert rows(sql,
                     "level_change (series_id, first_point, settled, before_level, after_level, p, gradual, "
                     "last_before, first_revision)");
    for (auto const& c : now)
        rows.add(series, c.first_point, c.settled ? 1 : 0, c.before_level, c.after_level, c.p,
                 c.gradual ? 1 : 0, c.last_before, c.first_revision);
    rows.flush();
}

} // namespace yieldmark::store
